/** Opinions on the release itself: approvals and rejections of this commit for this environment. */
import type { ReleaseApproval } from '../../../domain/facts.ts';
import type { EpochMs } from '../../../domain/instant.ts';
import type { IgnoredCode } from '../../reasons/approvals.ts';
import type { Approvals } from '../../schema.ts';
import type { ReleaseContext } from '../context.ts';
import type { Ballots, ReleaseBallot } from './ballots.ts';
import { type Electorate, personProblem } from './electorate.ts';
import { endOfApproval, type Judged, type Opinions, split } from './opinion.ts';

export function releaseOpinions(asked: Approvals, electorate: Electorate, ballots: Ballots): Opinions {
  const judged = ballots.release.flatMap((ballot) => judge(ballot, asked, electorate, ballots));
  const others = ballots.ofOtherCommits.map(
    (voter): Judged => ({ login: voter.login, code: personProblem(voter, electorate) ?? 'stale' }),
  );
  return split([...judged, ...others]);
}

function judge(ballot: ReleaseBallot, asked: Approvals, electorate: Electorate, ballots: Ballots): readonly Judged[] {
  const { identity, login, person, standing } = ballot;
  // Who said no is told as such, unless nobody asked them.
  if (standing.length === 0) {
    return person !== undefined && electorate.isAsked(person) ? [] : [{ login, code: 'not-eligible' }];
  }
  const about = personProblem(ballot, electorate);
  if (about !== undefined) return [{ login, code: about }];
  if (person === undefined) return [{ login, code: 'not-eligible' }];
  const problems = standing.map((each) => approvalProblem(each, asked, ballots));
  const counting = standing.filter((_, index) => problems[index] === undefined);
  if (counting.length === 0) return [{ login, code: problems.at(-1) ?? 'superseded' }];
  const expiresAt = endOfApproval(Math.max(...counting.map(({ at }) => at)), asked);
  return [{ identity, login, person, expiresAt }];
}

function approvalProblem(
  { approval, at }: { readonly approval: ReleaseApproval; readonly at: EpochMs },
  asked: Approvals,
  { context, countsAfter }: Ballots,
): IgnoredCode | undefined {
  if (at <= countsAfter) return 'superseded';
  const expiresAt = endOfApproval(at, asked);
  if (!sourcesFor(asked, context).includes(approval.source)) {
    return approval.source === 'comment' ? 'comment-not-accepted' : 'source-not-accepted';
  }
  return expiresAt !== null && expiresAt <= context.at ? 'expired' : undefined;
}

const SOURCES = ['deployment-review', 'page', 'comment'] as const satisfies readonly ReleaseApproval['source'][];

/** By which ways an approval of the release counts. In the highest tier a comment is too easily written. */
export function sourcesFor({ via }: Approvals, { risk }: ReleaseContext): readonly ReleaseApproval['source'][] {
  return SOURCES.filter((source) =>
    via === undefined ? source !== 'comment' || !risk.isHighest : via.includes(source),
  );
}

export interface Rejection {
  readonly user: string;
  readonly reason?: string | undefined;
}

/** Who was asked and said no to this release. Saying no is always allowed: to contributors and deployers, by any source. */
export function rejectionsBy(isAsked: Electorate['isAsked'], ballots: Ballots): readonly Rejection[] {
  return ballots.release.flatMap(({ latest, person }) => {
    if (latest.state !== 'rejected' || person === undefined || !isAsked(person)) return [];
    return [{ user: person.login, ...(latest.reason === undefined ? {} : { reason: latest.reason }) }];
  });
}
