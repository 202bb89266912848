/** What waits for a gate of a lane, and what is on its way back. Pure. */
import type { KeptRollback } from '../../domain/rollback.ts';
import type { LibraryGate } from '../ports.ts';
import type { InProgress } from './environment-lane.ts';

const MOST_SHOWN = 20;
const OPEN: ReadonlySet<KeptRollback['state']> = new Set(['asked', 'ordered', 'dispatched']);

/** The newest of many. */
export function inProgressIn(gates: readonly LibraryGate[], rollbacks: readonly KeptRollback[]): readonly InProgress[] {
  const waiting = gates.flatMap(({ deploymentId, runId, sha, state, reasons, since }): readonly InProgress[] => {
    if (state !== 'pending' && state !== 'held') return [];
    return [{ kind: 'gate', deploymentId, runId, sha, state, reasons, since }];
  });
  const back = rollbacks
    .filter(({ state }) => OPEN.has(state))
    .map(({ id, targetSha: sha, state, runId, decidedAt: since }): InProgress => {
      return { kind: 'rollback', id, sha, state, runId, since };
    });
  return [...back.toReversed(), ...waiting].slice(0, MOST_SHOWN);
}
