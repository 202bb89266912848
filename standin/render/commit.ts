import { diffTrees, type FileDiff } from '../state/diff.ts';
import type { Commit, Signature } from '../state/git.ts';
import type { RepositoryRecord } from '../state/records.ts';
import type { World } from '../state/world.ts';
import { showAccount } from './account.ts';
import { instant, nodeId, repositoryApi, repositoryPage, type Shown } from './place.ts';

export function showCommit(world: World, repository: RepositoryRecord, commit: Commit): Shown {
  const { sha } = commit;
  return {
    url: repositoryApi(world, repository, `/commits/${sha}`),
    sha,
    node_id: nodeId('Commit', sha),
    html_url: repositoryPage(world, repository, `/commit/${sha}`),
    comments_url: repositoryApi(world, repository, `/commits/${sha}/comments`),
    commit: {
      url: repositoryApi(world, repository, `/git/commits/${sha}`),
      author: showSignature(commit.author),
      committer: showSignature(commit.committer),
      message: commit.message,
      comment_count: 0,
      tree: { sha: commit.treeSha, url: repositoryApi(world, repository, `/git/trees/${commit.treeSha}`) },
      verification: { verified: false, reason: 'unsigned', payload: null, signature: null, verified_at: null },
    },
    author: accountOf(world, commit.author),
    committer: accountOf(world, commit.committer),
    parents: commit.parents.map((parent) => ({
      sha: parent,
      url: repositoryApi(world, repository, `/commits/${parent}`),
      html_url: repositoryPage(world, repository, `/commit/${parent}`),
    })),
  };
}

function showSignature({ name, email, at }: Signature): Shown {
  return { name, email, date: instant(at) };
}

function accountOf(world: World, signature: Signature): Shown | null {
  return signature.login === null ? null : showAccount(world, world.account(signature.login));
}

/** Changes against the first parent. */
export function diffOf(repository: RepositoryRecord, commit: Commit): readonly FileDiff[] {
  const [parent] = commit.parents;
  return diffTrees(parent === undefined ? new Map() : repository.git.get(parent).tree, commit.tree);
}

export function showDiff(world: World, repository: RepositoryRecord, sha: string, diff: FileDiff): Shown {
  const path = diff.path.split('/').map(encodeURIComponent).join('/');
  return {
    sha: diff.sha,
    filename: diff.path,
    status: diff.status,
    additions: diff.additions,
    deletions: diff.deletions,
    changes: diff.additions + diff.deletions,
    blob_url: repositoryPage(world, repository, `/blob/${sha}/${path}`),
    raw_url: repositoryPage(world, repository, `/raw/${sha}/${path}`),
    contents_url: repositoryApi(world, repository, `/contents/${path}?ref=${sha}`),
    ...(diff.patch === '' ? {} : { patch: diff.patch }),
    ...(diff.previousPath === null ? {} : { previous_filename: diff.previousPath }),
  };
}

/** A commit as `push` and `workflow_run` webhooks and runs show it. */
export function showPushedCommit(world: World, repository: RepositoryRecord, commit: Commit): Shown {
  const diffs = diffOf(repository, commit);
  const person = ({ name, email, login, at }: Signature): Shown => ({
    name,
    email,
    date: instant(at),
    ...(login === null ? {} : { username: login }),
  });
  return {
    id: commit.sha,
    tree_id: commit.treeSha,
    distinct: true,
    message: commit.message,
    timestamp: instant(commit.committer.at),
    url: repositoryPage(world, repository, `/commit/${commit.sha}`),
    author: person(commit.author),
    committer: person(commit.committer),
    added: diffs.filter(({ status }) => status === 'added' || status === 'renamed').map(({ path }) => path),
    removed: diffs.flatMap((diff) => (diff.status === 'removed' ? [diff.path] : (diff.previousPath ?? []))),
    modified: diffs.filter(({ status }) => status === 'modified').map(({ path }) => path),
  };
}
