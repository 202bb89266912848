/** The changes that a tag brought, as events tell them. */
import type { EventChange } from '../../domain/dora-event.ts';
import { epochMs, toInstant } from '../../domain/instant.ts';
import type { RangeCommit } from '../../domain/notes-range.ts';
import { associate } from '../../notes/associate.ts';
import { isMerge, type RangeChange } from '../../notes/change.ts';
import { RevertedPullRequests } from './reverted-pull-requests.ts';

export class ChangesOfTags {
  readonly #repository: string;
  readonly #reverted: RevertedPullRequests;

  constructor(repository: string) {
    this.#repository = repository;
    this.#reverted = new RevertedPullRequests(repository);
  }

  /** Tags one after the other, in the order of their times: what a revert takes back came before it. */
  of(sha: string, commits: readonly RangeCommit[]): readonly EventChange[] {
    if (commits.length === 0) return [];
    const end = { ref: sha, sha };
    const { changes } = associate({
      ...{ repository: this.#repository, from: null, to: end, direction: 'forward', commits, lost: [] },
      ...{ pullRequests: [], links: [], complete: true },
    }).commits;
    for (const change of changes) this.#reverted.remember(change);
    return changes.filter(isTold).map((change) => this.#told(change));
  }

  #told(change: RangeChange): EventChange {
    const reverts = this.#reverted.of(change);
    const { firstCommitAt, mergedAt } = timesOf(change);
    const name = change.kind === 'commit' ? { sha: change.commit.sha } : { number: change.number };
    return { ...name, firstCommitAt, mergedAt, ...(reverts.length === 0 ? {} : { reverts }) };
  }
}

/** A merge that no pull request explains only joins branches: what it brought are changes of their own. */
function isTold(change: RangeChange): boolean {
  return change.kind === 'pull-request' || !isMerge(change.commit);
}

/** Of a squashed pull request only the squash is left: its work began when it was merged, as far as a clone knows. */
function timesOf(change: RangeChange): Pick<EventChange, 'firstCommitAt' | 'mergedAt'> {
  if (change.kind === 'commit') return { firstCommitAt: change.commit.authoredAt, mergedAt: change.commit.committedAt };
  const { own, commits, landings } = change;
  const work = own.filter((commit) => !isMerge(commit));
  const begun = (work.length > 0 ? work : own).map(({ authoredAt }) => epochMs(authoredAt));
  const landed = (landings.length > 0 ? landings : commits).map(({ committedAt }) => epochMs(committedAt));
  // A loop and no spread: what a branch brings has no bound.
  return {
    firstCommitAt: toInstant(begun.reduce((one, other) => Math.min(one, other), Number.MAX_SAFE_INTEGER)),
    mergedAt: toInstant(landed.reduce((one, other) => Math.max(one, other), 0)),
  };
}
