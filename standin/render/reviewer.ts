import type { ReviewerRecord } from '../state/records.ts';
import type { World } from '../state/world.ts';
import { showAccount, showTeam } from './account.ts';
import type { Shown } from './place.ts';

/** Who is asked to review deployments to an environment. */
export function showReviewer(world: World, reviewer: ReviewerRecord): Shown {
  const shown =
    reviewer.kind === 'User'
      ? showAccount(world, reviewer.account)
      : showTeam(world, reviewer.organization.account, reviewer.team);
  return { type: reviewer.kind, reviewer: shown };
}
