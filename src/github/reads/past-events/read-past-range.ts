/** What a past deployment brought: the pull requests, and the commits that none explains. */
import type { Change, CommitChange, PullRequestChange } from '../../../domain/facts.ts';
import { Failure } from '../../../domain/failure.ts';
import type { Instant } from '../../../domain/instant.ts';
import type { PastChange, PastRange } from '../../../flow/ports.ts';
import type { Connection } from '../../client.ts';
import { type FoundChanges, findChanges } from '../../graphql/find-changes.ts';
import { type Comparison, comparePaged, type ListedCommit } from '../notes/compare-paged.ts';
import { isThere, readCommit, readMergedPullRequests } from '../read-changes.ts';
import { readPullRequest } from '../read-pull-request.ts';
import { readFirstCommit } from './read-first-commit.ts';
import { isTitleOfRevert, type LookUps, lookUpsOfRange, readReverted } from './read-reverted.ts';

/** A year of changes would use up the rate limit, and is no deployment that figures could be made from. */
const MOST_COMMITS = 1000;
/** Each takes a request of its own where its files are asked about. */
const MOST_READ_ALONE = 250;

export async function readPastRange(
  connection: Connection,
  baseSha: string,
  headSha: string,
  { withFiles }: { readonly withFiles: boolean },
): Promise<PastRange | null> {
  const forward = await compare(connection, baseSha, headSha);
  if (forward === null) return null;
  const { direction } = forward;
  const isBackward = direction === 'backward';
  const range = isBackward ? await compare(connection, headSha, baseSha) : forward;
  if (!range?.complete) return null;
  const tip = isBackward ? baseSha : headSha;
  const asRead = range.commits.map(({ sha, nodeId, parents }) => ({ sha, nodeId, parents }));
  const found = await findChanges(connection, asRead, tip);
  const { commits } = range;
  const reading: Reading = {
    connection,
    found,
    withFiles,
    commits,
    lookUps: lookUpsOfRange(),
    changes: new Map(),
    alone: 0,
  };
  for (const commit of range.commits) await takeCommit(reading, commit);
  if (reading.alone > MOST_READ_ALONE && withFiles) return null;
  return { direction, changes: [...reading.changes.values()], complete: true };
}

/** Null: one of the commits is gone, they have no common ancestor, or there are more between them than we read. */
async function compare(connection: Connection, base: string, head: string): Promise<Comparison | null> {
  try {
    const comparison = await comparePaged(connection, base, head, MOST_COMMITS);
    return comparison.complete ? comparison : null;
  } catch (error) {
    if (!(error instanceof Failure) || !(await isForGood(connection, error, head))) throw error;
    return null;
  }
}

/** GitHub also answers 5xx where comparing takes it too long, and does so again; when it is down it shows no commit. */
async function isForGood(connection: Connection, { kind }: Failure, head: string): Promise<boolean> {
  if (kind === 'not-found' || kind === 'rejected') return true;
  return kind === 'unavailable' && (await isThere(connection, head).catch(() => false));
}

interface Reading {
  readonly connection: Connection;
  readonly found: FoundChanges;
  readonly withFiles: boolean;
  readonly commits: readonly ListedCommit[];
  readonly lookUps: LookUps;
  /** In the order of their first commits. */
  readonly changes: Map<number | string, PastChange>;
  alone: number;
}

async function takeCommit(reading: Reading, commit: ListedCommit): Promise<void> {
  const { connection, found, changes } = reading;
  const numbers = found.pullsOf.get(commit.sha) ?? (await readMergedPullRequests(connection, commit.sha));
  if (numbers.length === 0) {
    reading.alone += 1;
    if (reading.alone <= MOST_READ_ALONE || !reading.withFiles) changes.set(commit.sha, await aloneOf(reading, commit));
  }
  for (const number of numbers) {
    if (!changes.has(number)) changes.set(number, await pullRequestOf(reading, number));
  }
}

async function pullRequestOf(reading: Reading, number: number): Promise<PastChange> {
  const { connection, found } = reading;
  const change = found.changes.get(number) ?? (await readPullRequest(connection, number)).change;
  const first = found.firstCommits.get(number) ?? (await readFirstCommit(connection, number));
  if (first === null || change.kind !== 'pull-request') return { change, event: null };
  const { mergedAt } = change;
  const reverts = isRevert(reading, change) ? await revertsIn(reading, change, [number]) : {};
  return { change, event: { number, firstCommitAt: first, ...(mergedAt ? { mergedAt } : {}), ...reverts } };
}

/**
 * By a title that one of its commits knows. Whoever opened a pull request can give it another one after the merge, and
 * with it blame what others shipped.
 */
function isRevert({ commits, found }: Reading, { number, title }: PullRequestChange): boolean {
  if (!isTitleOfRevert(title)) return false;
  const isOwn = ({ sha }: ListedCommit): boolean => found.pullsOf.get(sha)?.includes(number) ?? true;
  return commits.some((commit) => isOwn(commit) && commit.message.includes(title));
}

async function aloneOf(reading: Reading, commit: ListedCommit): Promise<PastChange> {
  const { connection, withFiles } = reading;
  const { sha, authoredAt: firstCommitAt } = commit;
  const change = withFiles ? (await readCommit(connection, sha)).change : bareCommit(commit);
  const reverts = await revertsIn(reading, change, []);
  return { change, event: { sha, firstCommitAt, ...reverts } };
}

function bareCommit({ sha, message, author, committedAt }: ListedCommit): CommitChange {
  return { kind: 'commit', sha, message, author: author.login ?? '', at: committedAt as Instant, files: [] };
}

async function revertsIn(
  { connection, lookUps }: Reading,
  change: Change,
  own: readonly number[],
): Promise<{ readonly reverts?: readonly number[] }> {
  const text = change.kind === 'commit' ? change.message : `${change.title}\n\n${change.body}`;
  const reverted = await readReverted(connection, text, lookUps);
  const reverts = reverted.filter((number) => !own.includes(number));
  return reverts.length === 0 ? {} : { reverts };
}
