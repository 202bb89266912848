/** Opinions on one change: the reviews of its pull request. */
import type { PullRequestChange } from '../../../domain/facts.ts';
import { nameOfChange } from '../../classify.ts';
import type { IgnoredCode } from '../../reasons/approvals.ts';
import { isOnFinalHead } from '../../risk/reviewed.ts';
import type { Approvals } from '../../schema.ts';
import type { Ballots, ReviewBallot } from './ballots.ts';
import { type Electorate, type MayObject, personProblem } from './electorate.ts';
import { endOfApproval, type Judged, type Opinions, split } from './opinion.ts';
import type { AskedBy } from './release-approvals.ts';
import { isSignOff } from './sign-off.ts';

export function reviewOpinions(
  change: PullRequestChange,
  by: AskedBy,
  electorate: Electorate,
  ballots: Ballots,
): Opinions {
  return split(ballots.reviewsOf(change).map((ballot) => judge(ballot, change, by, electorate, ballots)));
}

function judge(
  ballot: ReviewBallot,
  change: PullRequestChange,
  { asked, verifiedAt }: AskedBy,
  electorate: Electorate,
  { context }: Ballots,
): Judged {
  const { identity, login, person } = ballot;
  const expiresAt = endOfApproval(ballot.at, asked);
  const isExpired = expiresAt !== null && expiresAt <= context.at;
  const timeProblem = isSignOff(ballot.at, verifiedAt) ? isExpired && 'expired' : 'before-verification';
  const code = personProblem(ballot, electorate) ?? reviewProblem(ballot, change, asked) ?? (timeProblem || undefined);
  if (code !== undefined) return { login, code };
  return person === undefined ? { login, code: 'not-eligible' } : { identity, login, person, expiresAt };
}

/** A review speaks for the head it was given on; a clean rebase changes the head and not the patch. */
function reviewProblem(
  { review }: ReviewBallot,
  change: PullRequestChange,
  { via }: Approvals,
): IgnoredCode | undefined {
  if (review.state === 'changes_requested') return 'changes-requested';
  if (review.state === 'dismissed') return 'dismissed';
  if (via !== undefined && !via.includes('review')) return 'source-not-accepted';
  return isOnFinalHead(review, change) ? undefined : 'stale';
}

export interface Objection {
  readonly user: string;
  readonly change: string;
}

/**
 * Whoever of those asked wants changes and has neither approved since nor been dismissed. On whatever head they said
 * so: pushing something else is not yet an answer that they accepted. Contributors may object; bots are not people.
 */
export function objectionsTo(change: PullRequestChange, mayObject: MayObject, ballots: Ballots): readonly Objection[] {
  return ballots.reviewsOf(change).flatMap((ballot) => {
    const isOpen = ballot.review.state === 'changes_requested' && mayObject(ballot);
    return isOpen ? [{ user: ballot.login, change: nameOfChange(change) }] : [];
  });
}
