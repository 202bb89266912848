/** Is this gate one of a rollback that we dispatched ourselves? */
import type { KeptRollback } from '../../domain/rollback.ts';
import { isSameName } from '../../policy/names.ts';
import type { GateState } from '../ports.ts';

interface Asked {
  readonly runId: number;
  readonly environment: string;
  readonly gate: Pick<GateState, 'runAttempt'>;
  /** What the ledger has of the run. */
  readonly known: KeptRollback | null;
}

/**
 * The rollback that the gate is opened for; null: it is a gate like any other. Nothing that a run says of itself counts,
 * neither its inputs nor its name nor who started it: only that GitHub told us its number when we dispatched it. A run
 * that was started again is somebody else's.
 */
export function ownRollback({ runId, environment, gate, known }: Asked): KeptRollback | null {
  if (known === null || known.runId !== runId || known.state !== 'dispatched') return null;
  if (!isSameName(known.environment, environment) || gate.runAttempt !== 1) return null;
  return known;
}
