/** A gate as GitHub shows it, with the commit that our ledger knows of a run that we dispatched. */
import type { GateQuestion } from '../../domain/question.ts';
import type { KeptRollback } from '../../domain/rollback.ts';
import type { GateState, GitHub, Store } from '../ports.ts';
import { ownRollback } from './own-gate.ts';

export interface GateSeen {
  readonly gate: GateState;
  /** The rollback that it is to be opened for; null: it is judged like any other. */
  readonly own: KeptRollback | null;
}

export async function seeGate(
  question: GateQuestion,
  github: Pick<GitHub, 'gate'>,
  store: Pick<Store, 'rollbackOfRun'>,
): Promise<GateSeen> {
  const gate = await github.gate(question);
  const { repository, runId, environment } = question;
  const known = await store.rollbackOfRun(repository.id, runId);
  // Started again or not, in whatever environment: what it deploys is what we gave it.
  if (known === null) return { gate, own: null };
  return {
    gate: { ...gate, sha: known.targetSha, filedSha: gate.sha, byHand: undefined },
    own: ownRollback({ runId, environment, gate, known }),
  };
}
