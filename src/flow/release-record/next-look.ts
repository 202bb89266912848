/** When a record can say something else by time alone. */
import type { EpochMs } from '../../domain/instant.ts';
import { GIVEN_UP_AFTER_MS } from '../notify/send-due.ts';
import { toldGate } from './stage-standing.ts';
import { deploymentOf, type ReleaseView, type Stage } from './view.ts';

/** A deployment that is under way is looked at again, should the event that tells of its end be lost. */
const LOOK_AGAIN_MS = 600_000;
/** What takes longer to end will hardly end by itself. */
const LOOKED_AT_FOR_MS = 86_400_000;
/** What was found while it was watched takes people to put right. */
const FINDING_LOOKED_AT_MS = 3_600_000;
const FINDING_LOOKED_AT_FOR_MS = 30 * 86_400_000;

/** Null: only an event can change it. */
export function nextLookAt({ standing, stages }: ReleaseView, at: EpochMs): EpochMs | null {
  const { state, until, finding } = standing;
  switch (state) {
    case 'watching': {
      if (finding === null) return until;
      const isStillLookedAt = until !== null && at <= until + FINDING_LOOKED_AT_FOR_MS;
      return isStillLookedAt ? at + FINDING_LOOKED_AT_MS : null;
    }
    case 'verifying': {
      if (stages.some((stage) => mayMoveOn(stage, at, true))) return at + LOOK_AGAIN_MS;
      // By then it is said that none is known.
      return until === null ? null : until + GIVEN_UP_AFTER_MS + 1;
    }
    case 'held':
    case 'releasing':
      return stages.some((stage) => mayMoveOn(stage, at, false)) ? at + LOOK_AGAIN_MS : null;
    default:
      return null;
  }
}

function mayMoveOn(stage: Stage, at: EpochMs, isBeingVerified: boolean): boolean {
  const gate = toldGate(stage);
  if (gate.openedAt === null || at > gate.openedAt + LOOKED_AT_FOR_MS) return false;
  const state = deploymentOf(stage, gate)?.state;
  return state === undefined || state === 'in_progress' || (isBeingVerified && state === 'success');
}
