/** What people, and we, keep out of a lane. Pure. */
import type { Restrictions } from '../ports.ts';
import type { EnvironmentLane, Quarantined } from './environment-lane.ts';

export type LaneRestrictions = Pick<EnvironmentLane, 'quarantined' | 'holds' | 'freezes'>;

/** A hold of ours stands in no comment: its number is that of the bad deployment, below zero. */
export function restrictionsOf({ holds, freezes }: Restrictions, environment: string): LaneRestrictions {
  const isHere = (each: { readonly environment: string }): boolean =>
    each.environment.toLowerCase() === environment.toLowerCase();
  const own = holds.filter(isHere);
  return {
    quarantined: own
      .filter(({ commentId }) => commentId < 0)
      .map(({ sha, commentId, at, reason }): Quarantined => ({ sha, deploymentId: -commentId, at, reason })),
    holds: own
      .filter(({ commentId }) => commentId >= 0)
      .map(({ sha, user: by, at, reason }) => ({ sha, by, at, reason })),
    freezes: freezes.filter(isHere).map(({ user: by, at, reason, until }) => ({ by, at, reason, until })),
  };
}
