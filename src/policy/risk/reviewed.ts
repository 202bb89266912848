/** The condition `unreviewed`: did somebody who had no hand in a change approve what was merged? */
import type { Change, PullRequestChange, Review } from '../../domain/facts.ts';
import { type EpochMs, epochMs } from '../../domain/instant.ts';
import { type Directory, hasPermission } from '../people.ts';
import { type Condition, type Match, sure, unsure } from './match.ts';

export function isUnreviewed(wanted: boolean): Condition {
  return ({ change, directory }) => {
    const { answer, detail } = reviewOf(change, directory);
    if (answer === 'unknown') return unsure(detail);
    return (answer === 'unreviewed') === wanted ? sure(detail) : undefined;
  };
}

interface ReviewState extends Pick<Match, 'detail'> {
  readonly answer: 'reviewed' | 'unreviewed' | 'unknown';
}

/**
 * Reviewed is what an `approvals` requirement without further words would be met by: one approval, by a person with
 * `write` who did not contribute, on the final head. An approval by somebody of whom nothing is known may be one.
 */
export function reviewOf(change: Change, directory: Directory): ReviewState {
  if (change.kind === 'commit') return { answer: 'unreviewed', detail: 'a commit without a pull request' };
  const contributors = new Set([change.author, ...change.contributors].map((login) => directory.identityOf(login)));
  let unknown: string | undefined;
  for (const [identity, review] of latestReviews(change.reviews, directory)) {
    if (review.state !== 'approved' || !isOnFinalHead(review, change) || contributors.has(identity)) continue;
    const person = directory.find(review.user);
    if (person === undefined) unknown ??= review.user;
    else if (person.kind === 'user' && hasPermission(person, 'write')) {
      return { answer: 'reviewed', detail: `${person.login} approved it` };
    }
  }
  if (unknown === undefined) {
    return {
      answer: 'unreviewed',
      detail: 'nobody with write permission who did not contribute approved its final head',
    };
  }
  return { answer: 'unknown', detail: `nothing is known of ${unknown}, who approved it` };
}

/** By person: the latest review that is not a mere comment; of two at one instant the higher id is later. */
export function latestReviews(reviews: readonly Review[], directory: Directory): ReadonlyMap<string, Review> {
  const latest = new Map<string, Review>();
  for (const review of reviews) {
    if (review.state === 'commented') continue;
    const identity = directory.identityOf(review.user);
    const known = latest.get(identity);
    if (known === undefined || isLater(review, known)) latest.set(identity, review);
  }
  return latest;
}

function isLater(one: Review, other: Review): boolean {
  const [at, otherAt]: readonly EpochMs[] = [epochMs(one.at), epochMs(other.at)];
  if (at !== otherAt) return (at as EpochMs) > (otherAt as EpochMs);
  // One id with two states is no answer of GitHub's; what approves less is believed.
  return one.id > other.id || (one.id === other.id && one.state !== 'approved');
}

/** Whether the review was given on what is merged: on the same commit, or on one that changes exactly the same. */
export function isOnFinalHead(review: Review, change: PullRequestChange): boolean {
  return review.commit === change.headSha || (Boolean(review.patchId) && review.patchId === change.patchId);
}
