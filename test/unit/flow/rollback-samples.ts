/** Rollbacks as the ledger has them. */
import { toInstant } from '../../../src/domain/instant.ts';
import type { KeptRollback } from '../../../src/domain/rollback.ts';
import { NOW, REPOSITORY } from './world.ts';

export function rollbackOf(parts: Partial<KeptRollback>): KeptRollback {
  return {
    id: 'r'.repeat(64),
    repositoryId: REPOSITORY.id,
    environment: 'production',
    failedDeploymentId: 11,
    failedSha: 'c'.repeat(40),
    targetSha: 'a'.repeat(40),
    orderedBy: null,
    trigger: 'fail',
    group: null,
    position: 0,
    state: 'verified',
    decidedAt: toInstant(NOW),
    answerBy: null,
    dispatches: 1,
    runId: 7,
    runUrl: null,
    dispatchedAt: toInstant(NOW),
    endedAt: null,
    ...parts,
  };
}
