/** The changes between two commits: the pull requests, and the commits that none explains. */
import type { Change, CommitChange, Direction } from '../../domain/facts.ts';
import { Failure } from '../../domain/failure.ts';
import type { Instant } from '../../domain/instant.ts';
import type { ChangeRange } from '../../flow/ports.ts';
import { ask, askOrNull, type Connection, listAll, once, PAGE_SIZE } from '../client.ts';
import { findChanges, type RangeCommit } from '../graphql/find-changes.ts';
import { contributorsOf, type ListedCommit } from '../pulls/contributors.ts';
import { changedFile } from '../pulls/files.ts';
import { listPullsOfCommit } from './list-pulls-of-commit.ts';
import { readPullRequest } from './read-pull-request.ts';

/** GitHub compares this many commits at once. Reading a larger release change by change would use up the rate limit. */
const MOST_COMMITS = 250;

/** `hasIssues`: pull requests bring the issues that they are linked to, where that takes no read of its own. */
export async function readChanges(
  connection: Connection,
  baseSha: string,
  headSha: string,
  hasIssues = false,
): Promise<ChangeRange> {
  const forward = await compareForward(connection, baseSha, headSha);
  if (forward === null) return UNKNOWN;
  const direction = DIRECTIONS[forward.status] ?? 'diverged';
  // What a backward deployment takes away is what its target lacks.
  const range = direction === 'backward' ? await compare(connection, headSha, baseSha) : forward;
  if (!range?.complete) return { direction, changes: [], complete: false };
  const tip = direction === 'backward' ? baseSha : headSha;
  const { changes, complete } = await readEach(connection, range.commits, tip, hasIssues);
  return { direction, changes, complete: complete && areAllListed(range.files, changes), messages: range.messages };
}

/**
 * What lies between the commits has to be what the changes list. A merge can bring edits that its pull request does not
 * show, and a commit in the middle of a pull request what a later one took out again.
 */
function areAllListed(files: readonly string[], changes: readonly Change[]): boolean {
  const listed = new Set(
    changes.flatMap((each) => each.files.flatMap(({ path, previousPath }) => [path, previousPath])),
  );
  return files.every((path) => listed.has(path));
}

/** Null when the base is not in this repository: whoever may create deployments can name any commit. */
async function compareForward(connection: Connection, baseSha: string, headSha: string): Promise<Comparison | null> {
  try {
    return await compare(connection, baseSha, headSha);
  } catch (error) {
    // Right after a push GitHub may not know the head yet: then it is asked again later.
    const isMissing = error instanceof Failure && error.kind === 'not-found' && !(await isThere(connection, baseSha));
    if (isMissing) return null;
    throw error;
  }
}

/** GitHub answers 422 to a commit that it does not know, 404 to one in a repository that it does not show. */
export async function isThere({ octokit, owner, repo }: Connection, sha: string): Promise<boolean> {
  const read = () =>
    octokit.request('GET /repos/{owner}/{repo}/commits/{ref}', { owner, repo, ref: sha, per_page: 1, request: once() });
  try {
    return (await askOrNull(`Looking for commit ${sha.slice(0, 7)}`, read)) !== null;
  } catch (error) {
    if (error instanceof Failure && error.kind === 'rejected') return false;
    throw error;
  }
}

/** What is known of commits that GitHub cannot compare: nothing, which is the highest tier. */
const UNKNOWN: ChangeRange = { direction: 'diverged', changes: [], complete: false };

const DIRECTIONS: Readonly<Record<string, Direction | undefined>> = {
  ahead: 'forward',
  behind: 'backward',
  identical: 'same',
  diverged: 'diverged',
};

interface Comparison {
  readonly status: string;
  /** Oldest first. */
  readonly commits: readonly RangeCommit[];
  readonly messages: NonNullable<ChangeRange['messages']>;
  /** Names of what differs; GitHub lists up to 300. */
  readonly files: readonly string[];
  readonly complete: boolean;
}

/** All at once: GitHub lists up to 250 commits where no page is asked for. */
async function compare({ octokit, owner, repo }: Connection, base: string, head: string): Promise<Comparison> {
  const { data } = await ask(`Comparing ${base.slice(0, 7)} with ${head.slice(0, 7)}`, () =>
    octokit.request('GET /repos/{owner}/{repo}/compare/{basehead}', {
      owner,
      repo,
      basehead: `${base}...${head}`,
      request: once(),
    }),
  );
  return {
    status: data.status,
    commits: data.commits.map(({ sha, node_id: nodeId, parents }) => {
      return { sha, nodeId, parents: parents.map((parent) => parent.sha) };
    }),
    messages: data.commits.map(({ sha, commit }) => ({ sha, message: commit.message.toWellFormed() })),
    files: (data.files ?? []).map(({ filename }) => filename.toWellFormed()),
    complete: data.commits.length === data.total_commits && data.total_commits <= MOST_COMMITS,
  };
}

/** Oldest first, each pull request once. */
async function readEach(
  connection: Connection,
  commits: readonly RangeCommit[],
  tip: string,
  hasIssues: boolean,
): Promise<Pick<ChangeRange, 'changes' | 'complete'>> {
  const found = await findChanges(connection, commits, tip, hasIssues);
  const changes: Change[] = [];
  const seen = new Set<number>();
  let complete = true;
  for (const { sha } of commits) {
    const numbers = found.pullsOf.get(sha) ?? (await readMergedPullRequests(connection, sha));
    if (numbers.length === 0) {
      const commit = await readCommit(connection, sha);
      changes.push(commit.change);
      complete &&= commit.complete;
    }
    for (const number of numbers.filter((each) => !seen.has(each))) {
      seen.add(number);
      changes.push(found.changes.get(number) ?? (await readPullRequest(connection, number)).change);
    }
  }
  return { changes, complete };
}

/**
 * The merged pull requests of this repository that brought a commit. An open one explains nothing: it lists the
 * commit, and nobody agreed to it.
 */
export async function readMergedPullRequests(connection: Connection, sha: string): Promise<readonly number[]> {
  const pulls = await listPullsOfCommit(connection, sha);
  return pulls.filter((pull) => pull.merged_at !== null).map((pull) => pull.number);
}

export async function readOpenPullRequestsAt(connection: Connection, sha: string): Promise<readonly number[]> {
  const pulls = await listPullsOfCommit(connection, sha);
  return pulls.filter((pull) => pull.state === 'open' && pull.head.sha === sha).map((pull) => pull.number);
}

/** GitHub shows at most 3,000 files of a commit, in pages. */
const MOST_FILES = 3000;

export async function readCommit(
  connection: Connection,
  sha: string,
): Promise<{ change: CommitChange; complete: boolean }> {
  const { octokit, owner, repo } = connection;
  const what = `Reading commit ${sha.slice(0, 7)}`;
  const read = (page: { readonly page: number; readonly per_page: number }) =>
    octokit.request('GET /repos/{owner}/{repo}/commits/{ref}', { owner, repo, ref: sha, ...page, request: once() });
  const first = await ask(what, () => read({ page: 1, per_page: PAGE_SIZE }));
  const { data } = first;
  const files = await listAll(
    what,
    async (page) => ({ data: (page.page === 1 ? first : await read(page)).data.files ?? [] }),
    MOST_FILES,
  );
  const people = contributorsOf(
    [{ commit: data.commit, author: accountIn(data.author), committer: accountIn(data.committer) }],
    null,
  );
  const change: CommitChange = {
    kind: 'commit',
    sha,
    message: data.commit.message.toWellFormed(),
    author: accountIn(data.author)?.login ?? '',
    contributors: people.logins,
    unknownContributors: people.unknown,
    at: (data.commit.committer?.date ?? data.commit.author?.date ?? '') as Instant,
    files: files.items.map(changedFile),
  };
  return { change, complete: files.complete };
}

/** GitHub writes nobody whom it knows as null, or as an empty object. */
function accountIn(account: { readonly login?: unknown } | null): ListedCommit['author'] {
  return typeof account?.login === 'string' ? { login: account.login } : null;
}
