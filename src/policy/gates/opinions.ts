/** Opinions on the release, for whoever asks outside of a gate: may it go back, and did somebody forbid it? */
import type { Change } from '../../domain/facts.ts';
import type { Approvals } from '../schema.ts';
import { collectBallots } from './approvals/ballots.ts';
import { isAskedBy, mayObject } from './approvals/electorate.ts';
import type { Opinions } from './approvals/opinion.ts';
import { NO_OWNERS } from './approvals/owned-files.ts';
import {
  type AskedBy,
  releaseOpinions as opinionsBy,
  type Rejection,
  rejectionsBy,
} from './approvals/release-approvals.ts';
import type { ReleaseContext } from './context.ts';

/** @param changes whose contributors do not count. */
export function releaseOpinions(changes: readonly Change[], by: AskedBy, context: ReleaseContext): Opinions {
  const { asked } = by;
  const ballots = collectBallots(context);
  const isAsked = isAskedBy(asked, NO_OWNERS);
  const deployers = asked.of === 'release' ? ballots.deployers : new Set<string>();
  return opinionsBy(by, { isAsked, contributors: ballots.contributorsOf(changes), deployers }, ballots);
}

/** Who said no to this release and was asked. */
export function rejectionsOf(asked: Approvals, context: ReleaseContext): readonly Rejection[] {
  return rejectionsBy(mayObject(asked, NO_OWNERS), collectBallots(context));
}
