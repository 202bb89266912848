/** Commits reach a branch: a push, with the pull requests it moves. */
import { showPushedCommit } from '../render/commit.ts';
import { repositoryPage } from '../render/place.ts';
import { showPull } from '../render/pull-request.ts';
import type { Commit, Tree } from '../state/git.ts';
import type { Account, RepositoryRecord } from '../state/records.ts';
import { pullsOf, type World } from '../state/world.ts';
import type { CommitOptions, FileChanges } from '../surface/world.ts';

const NO_COMMIT = '0'.repeat(40);

export function pushCommit(world: World, repository: RepositoryRecord, options: CommitOptions): Commit {
  const { git } = repository;
  const branch = options.branch ?? repository.defaultBranch;
  const present = git.branches.get(branch);
  const startsAnew = present === undefined || options.force === true;
  const parent = startsAnew ? startOf(repository, options.from) : git.get(present);
  const commit = git.commit({
    parents: parent === null ? [] : [parent.sha],
    tree: changedTree(parent?.tree ?? new Map(), options.files),
    author: world.signature(options.author),
    committer: world.signature(options.committer ?? options.author),
    message: messageOf(world, options),
  });
  const pusher = options.pusher ?? (options.author.includes('<') ? 'web-flow' : options.author);
  moveBranch(world, repository, branch, commit, world.account(pusher));
  return commit;
}

function startOf(repository: RepositoryRecord, from: string | undefined): Commit | null {
  const name = from ?? repository.defaultBranch;
  const start = repository.git.resolve(name);
  if (start === null && from !== undefined) throw new Error(`there is no branch or commit ${from} to start from`);
  return start;
}

function changedTree(before: Tree, changes: FileChanges): Tree {
  const tree = new Map(before);
  for (const [path, change] of Object.entries(changes)) applyChange(tree, path, change);
  return tree;
}

function applyChange(tree: Map<string, string>, path: string, change: FileChanges[string]): void {
  if (typeof change === 'string') {
    tree.set(path, change);
    return;
  }
  const from = change === null ? path : change.from;
  const old = tree.get(from);
  if (old === undefined)
    throw new Error(`cannot ${change === null ? 'remove' : 'move'} ${from}: there is no such file`);
  tree.delete(from);
  if (change !== null) tree.set(path, change.text ?? old);
}

function messageOf(world: World, { message, coAuthors = [] }: CommitOptions): string {
  const trailers = coAuthors.map((author) => {
    const { name, email } = world.signature(author);
    return `Co-authored-by: ${name} <${email}>`;
  });
  return trailers.length === 0 ? message : `${message}\n\n${trailers.join('\n')}`;
}

/** Points a branch at a commit, and tells `push` and the `synchronize` of pull requests that have it as head. */
export function moveBranch(
  world: World,
  repository: RepositoryRecord,
  branch: string,
  commit: Commit,
  sender: Account,
): void {
  const { git } = repository;
  const before = git.branches.get(branch) ?? null;
  git.branches.set(branch, commit.sha);
  repository.pushedAt = world.clock.now();
  tellPush(world, repository, branch, { before, after: commit.sha }, sender);
  for (const issue of pullsOf(repository)) {
    if (issue.state !== 'open' || issue.pull.head !== branch || before === null) continue;
    issue.pull.headSha = commit.sha;
    issue.pull.baseSha = git.branches.get(issue.pull.base) ?? issue.pull.baseSha;
    issue.updatedAt = world.clock.now();
    world.tell({
      webhook: 'pull-request/synchronize',
      repository,
      installation: repository.installation,
      sender,
      content: {
        number: issue.number,
        before,
        after: commit.sha,
        pull_request: showPull(world, repository, issue),
      },
    });
  }
}

export function removeBranch(world: World, repository: RepositoryRecord, branch: string, sender: Account): void {
  const before = repository.git.branches.get(branch);
  if (before === undefined) throw new Error(`there is no branch ${branch}`);
  repository.git.branches.delete(branch);
  tellPush(world, repository, branch, { before, after: null }, sender);
}

function tellPush(
  world: World,
  repository: RepositoryRecord,
  branch: string,
  move: { readonly before: string | null; readonly after: string | null },
  sender: Account,
): void {
  const { git } = repository;
  const { before, after } = move;
  const forced = before !== null && after !== null && !git.contains(after, before);
  const commits = after === null ? [] : newCommits(repository, before, after);
  const show = (commit: Commit) => showPushedCommit(world, repository, commit);
  const shortened = [before ?? NO_COMMIT, after ?? NO_COMMIT].map((sha) => sha.slice(0, 12)).join('...');
  world.tell({
    webhook: 'push',
    repository,
    installation: repository.installation,
    sender,
    content: {
      ref: `refs/heads/${branch}`,
      before: before ?? NO_COMMIT,
      after: after ?? NO_COMMIT,
      base_ref: null,
      created: before === null,
      deleted: after === null,
      forced,
      compare: repositoryPage(world, repository, `/compare/${shortened}`),
      // A push payload lists at most 2,048 commits.
      commits: commits.slice(-2048).map(show),
      head_commit: after === null ? null : show(git.get(after)),
      pusher: { name: sender.login, email: sender.email },
    },
  });
}

function newCommits(repository: RepositoryRecord, before: string | null, after: string): readonly Commit[] {
  if (before !== null) return repository.git.between(before, after);
  return [repository.git.get(after)];
}
