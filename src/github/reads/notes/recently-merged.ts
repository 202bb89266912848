/**
 * Pull requests that were merged a moment ago, which GitHub's index does not list for their commits yet. The list of
 * closed ones is not behind: those whose merge commit is in the range brought it.
 */
import type { CommitLink, KnownPullRequest } from '../../../domain/notes-range.ts';
import { ask, type Connection, once, PAGE_SIZE } from '../../client.ts';
import { listPullCommits } from '../../pulls/list-pull-commits.ts';
import type { ListedCommit } from './compare-paged.ts';
import { type ListedPull, mergedPull } from './known-pull.ts';
import { rangeCommit } from './range-commit.ts';

export interface RecentlyMerged {
  readonly pulls: readonly KnownPullRequest[];
  readonly links: readonly CommitLink[];
}

/** The index is behind by minutes; nobody merges 300 pull requests in that time. */
const MOST_PAGES = 3;

/**
 * @param commits all of the range.
 * @param unexplained those that the index says nothing of: without any the list is not read.
 */
export async function readRecentlyMerged(
  connection: Connection,
  commits: readonly ListedCommit[],
  unexplained: readonly ListedCommit[],
): Promise<RecentlyMerged> {
  const wanted = new Set(unexplained.map(({ sha }) => sha));
  const found: Found = { pulls: [], links: [] };
  const since = Math.min(...unexplained.map(({ committedAt }) => Date.parse(committedAt)));
  for (let page = 1; page <= MOST_PAGES && wanted.size > 0; page += 1) {
    const listed = await readPage(connection, page);
    for (const each of listed) await takeFrom(connection, each, commits, wanted, found);
    const oldest = listed.at(-1);
    if (oldest === undefined || listed.length < PAGE_SIZE || Date.parse(oldest.updated_at) < since) break;
  }
  return found;
}

interface Found extends RecentlyMerged {
  readonly pulls: KnownPullRequest[];
  readonly links: CommitLink[];
}

async function takeFrom(
  connection: Connection,
  listed: ListedPull,
  commits: readonly ListedCommit[],
  wanted: Set<string>,
  { pulls, links }: Found,
): Promise<void> {
  const pull = mergedPull(connection, listed);
  if (pull === null || pull.mergeCommitSha === null || !wanted.has(pull.mergeCommitSha)) return;
  pulls.push(pull);
  for (const sha of await broughtBy(connection, pull, commits)) {
    links.push({ sha, number: pull.number, method: 'recently-merged' });
    wanted.delete(sha);
  }
}

async function readPage({ octokit, owner, repo }: Connection, page: number) {
  const { data } = await ask('Reading the pull requests merged last', () =>
    octokit.request('GET /repos/{owner}/{repo}/pulls', {
      owner,
      repo,
      state: 'closed',
      sort: 'updated',
      direction: 'desc',
      per_page: PAGE_SIZE,
      page,
      request: once(),
    }),
  );
  return data;
}

/**
 * The merge commit; and of a rebase, whose last commit GitHub names, those before it that are the pull request's own:
 * one for one the same message, written at the same time.
 */
async function broughtBy(
  connection: Connection,
  { number, mergeCommitSha }: KnownPullRequest,
  commits: readonly ListedCommit[],
): Promise<readonly string[]> {
  const bySha = new Map(commits.map((commit) => [commit.sha, commit]));
  const last = mergeCommitSha === null ? undefined : bySha.get(mergeCommitSha);
  if (last === undefined) return [];
  if (last.parents.length !== 1) return [last.sha];
  const own = (await listPullCommits(connection, number)).map(rangeCommit);
  const line: string[] = [];
  let at: ListedCommit | undefined = last;
  for (const { message, authoredAt } of own.toReversed()) {
    if (at === undefined || at.message !== message || at.authoredAt !== authoredAt) break;
    line.push(at.sha);
    at = bySha.get(at.parents[0] ?? '');
  }
  return line.length === own.length && line.length > 0 ? line : [last.sha];
}
