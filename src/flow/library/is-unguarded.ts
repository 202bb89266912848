/** Whether a deployment to a governed environment came there without a gate of ours. Pure; unknown is not trusted. */
import type { DeploymentEvent } from '../../domain/dora-event.ts';
import type { EpochMs } from '../../domain/instant.ts';
import { epochMs } from '../../domain/instant.ts';
import type { LibraryGate, UnguardedBecause } from '../ports.ts';

export interface SeenPassing {
  readonly deployment: Pick<DeploymentEvent, 'state' | 'startedAt'>;
  /** Our rule is switched on in its environment, as it is now. */
  readonly hasOurRule: boolean;
  /** Since when the environment is governed, as far as we know; null: it is not. */
  readonly governedSince: EpochMs | null;
  /** What we know of its gate; null: we were never asked. */
  readonly gate: Pick<LibraryGate, 'state' | 'reasons'> | null;
  /** We sent the approval, though the gate itself was never seen: one answer lets all jobs of a matrix go. */
  readonly wasOpened: boolean;
}

/**
 * Null: it is not, or the environment was not governed then. One that passed by an administrator's bypass is none
 * either: it had a gate, and its bypass is found and recorded by itself.
 */
export function isUnguarded(seen: SeenPassing): UnguardedBecause | null {
  const { deployment, hasOurRule, governedSince, gate, wasOpened } = seen;
  if (governedSince === null || epochMs(deployment.startedAt) < governedSince || wasOpened) return null;
  if (gate === null) return hasOurRule ? 'never-asked' : 'rule-missing';
  if (gate.state === 'ended' && gate.reasons.includes('rule-off')) return 'rule-off';
  const isRefused = gate.state === 'rejected' || gate.state === 'expired';
  return isRefused && deployment.state === 'success' ? 'against-answer' : null;
}

const TEXTS: Readonly<Record<UnguardedBecause, string>> = {
  'rule-missing': 'our protection rule is not switched on there',
  'rule-off': 'our protection rule was switched off while its gate waited',
  'never-asked': 'no gate was asked: it was made outside Actions, or while our rule was off',
  'against-answer': 'its gate was rejected, and GitHub calls it a success',
};

export function sayUnguarded(because: UnguardedBecause): string {
  return TEXTS[because];
}
