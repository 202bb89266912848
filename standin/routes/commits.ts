/** Commits and what lies between them. */
import { diffOf, showCommit, showDiff } from '../render/commit.ts';
import { repositoryApi, repositoryPage } from '../render/place.ts';
import { showPull } from '../render/pull-request.ts';
import {
  type Answer,
  type Call,
  type Handler,
  listed,
  notFound,
  pageOf,
  pathOf,
  Refusal,
  repositoryOf,
} from '../serve/call.ts';
import { diffTrees } from '../state/diff.ts';
import type { Commit } from '../state/git.ts';
import { pullsOfCommit } from '../state/pull-range.ts';
import type { RepositoryRecord } from '../state/records.ts';

/** Without paging a comparison has this many commits at most, the newest ones ... */
const MOST_COMMITS = 250;
/** ... and this many files, which are on the first page only. */
const MOST_FILES = 300;

export const COMMIT_ROUTES: Readonly<Record<string, Handler>> = {
  'repos/get-commit': (call) => {
    const repository = repositoryOf(call);
    const commit = repository.git.resolve(pathOf(call, 'ref'));
    if (commit === null) throw new Refusal(422, `No commit found for SHA: ${pathOf(call, 'ref')}`);
    const diffs = diffOf(repository, commit);
    const { items, headers } = pageOf({ ...call, query: { per_page: '300', ...call.query } }, diffs);
    const additions = diffs.reduce((sum, diff) => sum + diff.additions, 0);
    const deletions = diffs.reduce((sum, diff) => sum + diff.deletions, 0);
    return {
      status: 200,
      headers,
      body: {
        ...showCommit(call.world, repository, commit),
        stats: { additions, deletions, total: additions + deletions },
        files: items.map((diff) => showDiff(call.world, repository, commit.sha, diff)),
      },
    };
  },
  'repos/list-commits': listCommits,
  'repos/compare-commits-with-basehead': compare,
  'repos/list-pull-requests-associated-with-commit': (call) => {
    const repository = repositoryOf(call);
    const commit = repository.git.resolve(pathOf(call, 'commit_sha'));
    if (commit === null) throw new Refusal(422, `No commit found for SHA: ${pathOf(call, 'commit_sha')}`);
    return listed(call, pullsOfCommit(repository, commit.sha), (issue) => showPull(call.world, repository, issue));
  },
};

function listCommits(call: Call): Answer {
  const repository = repositoryOf(call);
  const start = repository.git.resolve(call.query['sha'] ?? repository.defaultBranch);
  if (start === null) throw notFound();
  const { path, author, since, until } = call.query;
  const matching = repository.git.history(start.sha).filter((commit) => {
    if (author !== undefined && commit.author.login !== author && commit.author.email !== author) return false;
    if (since !== undefined && commit.committer.at < Date.parse(since)) return false;
    if (until !== undefined && commit.committer.at > Date.parse(until)) return false;
    return path === undefined || diffOf(repository, commit).some((diff) => isBelow(path, diff.path));
  });
  return listed(call, matching, (commit) => showCommit(call.world, repository, commit));
}

function isBelow(folder: string, path: string): boolean {
  return path === folder || path.startsWith(`${folder}/`);
}

function compare(call: Call): Answer {
  const repository = repositoryOf(call);
  const [baseName = '', headName = ''] = pathOf(call, 'basehead').split('...');
  const base = repository.git.resolve(baseName);
  const head = repository.git.resolve(headName);
  const start = base === null || head === null ? null : repository.git.mergeBase(base.sha, head.sha);
  if (base === null || head === null || start === null) throw notFound();
  const ahead = repository.git.between(base.sha, head.sha);
  const behind = repository.git.between(head.sha, base.sha);
  const { commits, isFirstPage, headers } = commitsOnPage(call, ahead);
  const files = diffTrees(start.tree, head.tree).slice(0, MOST_FILES);
  const show = (commit: Commit) => showCommit(call.world, repository, commit);
  return {
    status: 200,
    headers,
    body: {
      ...compareAddresses(call, repository, `${base.sha}...${head.sha}`),
      base_commit: show(base),
      merge_base_commit: show(start),
      status: statusOf(ahead.length, behind.length),
      ahead_by: ahead.length,
      behind_by: behind.length,
      total_commits: ahead.length,
      commits: commits.map(show),
      ...(isFirstPage ? { files: files.map((diff) => showDiff(call.world, repository, head.sha, diff)) } : {}),
    },
  };
}

function commitsOnPage(call: Call, ahead: readonly Commit[]) {
  const isPaged = call.query['per_page'] !== undefined || call.query['page'] !== undefined;
  if (!isPaged) return { commits: ahead.slice(-MOST_COMMITS), isFirstPage: true, headers: {} };
  const page = pageOf(call, ahead);
  return { commits: page.items, isFirstPage: page.number === 1, headers: page.headers };
}

function statusOf(ahead: number, behind: number): string {
  if (ahead > 0 && behind > 0) return 'diverged';
  if (ahead > 0) return 'ahead';
  return behind > 0 ? 'behind' : 'identical';
}

function compareAddresses(call: Call, repository: RepositoryRecord, range: string) {
  const page = repositoryPage(call.world, repository, `/compare/${range}`);
  return {
    url: repositoryApi(call.world, repository, `/compare/${range}`),
    html_url: page,
    permalink_url: page,
    diff_url: `${page}.diff`,
    patch_url: `${page}.patch`,
  };
}
