/** Opinions on the release itself: approvals and rejections of this commit for this environment. */
import type { ReleaseApproval } from '../../../domain/facts.ts';
import type { EpochMs } from '../../../domain/instant.ts';
import type { IgnoredCode } from '../../reasons/approvals.ts';
import type { Approvals, Policy } from '../../schema.ts';
import { tierFor } from '../../tiers.ts';
import type { ReleaseContext } from '../context.ts';
import type { Ballots, ReleaseBallot } from './ballots.ts';
import { type Electorate, type MayObject, personProblem } from './electorate.ts';
import { endOfApproval, type Judged, type Opinions, split } from './opinion.ts';
import { isSignOff } from './sign-off.ts';

/** A requirement and the policy that has it. */
export interface AskedBy {
  readonly asked: Approvals;
  readonly policy: Policy;
  /** Opinions have to be later; null: none counts yet. Undefined: any time will do. */
  readonly verifiedAt?: EpochMs | null | undefined;
}

export function releaseOpinions(poll: AskedBy, electorate: Electorate, ballots: Ballots): Opinions {
  const judged = ballots.release.flatMap((ballot) => judge(ballot, poll, electorate, ballots));
  const others = ballots.ofOtherCommits.map(
    (voter): Judged => ({ login: voter.login, code: personProblem(voter, electorate) ?? 'stale' }),
  );
  return split([...judged, ...others]);
}

function judge(ballot: ReleaseBallot, poll: AskedBy, electorate: Electorate, ballots: Ballots): readonly Judged[] {
  const { identity, login, person, standing } = ballot;
  // Who said no is told as such, unless nobody asked them.
  if (standing.length === 0) {
    return person !== undefined && electorate.isAsked(person) ? [] : [{ login, code: 'not-eligible' }];
  }
  const about = personProblem(ballot, electorate);
  if (about !== undefined) return [{ login, code: about }];
  if (person === undefined) return [{ login, code: 'not-eligible' }];
  const problems = standing.map((each) => approvalProblem(each, poll, ballots));
  const counting = standing.filter((_, index) => problems[index] === undefined);
  if (counting.length === 0) return [{ login, code: problems.at(-1) ?? 'superseded' }];
  const expiresAt = endOfApproval(Math.max(...counting.map(({ at }) => at)), poll.asked);
  return [{ identity, login, person, expiresAt }];
}

function approvalProblem(
  { approval, at }: { readonly approval: ReleaseApproval; readonly at: EpochMs },
  poll: AskedBy,
  { context, countsAfter }: Ballots,
): IgnoredCode | undefined {
  if (at <= countsAfter) return 'superseded';
  if (!isSignOff(at, poll.verifiedAt)) return 'before-verification';
  const expiresAt = endOfApproval(at, poll.asked);
  if (!sourcesFor(poll, context).includes(approval.source)) {
    return approval.source === 'comment' ? 'comment-not-accepted' : 'source-not-accepted';
  }
  return expiresAt !== null && expiresAt <= context.at ? 'expired' : undefined;
}

const SOURCES = ['deployment-review', 'page', 'comment'] as const satisfies readonly ReleaseApproval['source'][];

/**
 * By which ways an approval of the release counts. In the highest tier a comment is too easily written; the highest is
 * what the asking policy calls so, whatever tiers another adds above.
 */
export function sourcesFor({ asked, policy }: AskedBy, { risk }: ReleaseContext): readonly ReleaseApproval['source'][] {
  const isHighest = tierFor(policy, risk) === policy.tiers.at(-1);
  return SOURCES.filter((source) =>
    asked.via === undefined ? source !== 'comment' || !isHighest : asked.via.includes(source),
  );
}

export interface Rejection {
  readonly user: string;
  readonly reason?: string | undefined;
}

/**
 * Who was asked and said no to this release. Saying no is always allowed: to contributors and deployers, by any source,
 * and to those who are asked by name even when nothing else is known of them. Bots are not people.
 */
export function rejectionsBy(mayObject: MayObject, ballots: Ballots): readonly Rejection[] {
  return ballots.release.flatMap((ballot) => {
    const { latest, login } = ballot;
    if (latest.state !== 'rejected' || !mayObject(ballot)) return [];
    return [{ user: login, ...(latest.reason === undefined ? {} : { reason: latest.reason }) }];
  });
}
