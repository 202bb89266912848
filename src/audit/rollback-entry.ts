import type { Instant } from '../domain/instant.ts';
import { fullName, type RepositoryRef } from '../domain/repository.ts';
import type { KeptRollback, RollbackState } from '../domain/rollback.ts';
import type { NewAuditEntry } from './entry.ts';

/** The ledger says something else of a rollback. `before`: what it said; null: nothing. */
export function rollbackEntry(
  at: Instant,
  repository: RepositoryRef,
  rollback: KeptRollback,
  before: RollbackState | null,
): NewAuditEntry {
  const { id, environment, failedDeploymentId: deployment, failedSha, targetSha } = rollback;
  const { state, trigger, orderedBy, group, dispatches, runId, ending, deployments = [] } = rollback;
  return {
    at,
    actor: { kind: 'tidegate' },
    kind: 'rollback',
    subject: {
      repository: fullName(repository),
      repositoryId: repository.id,
      deployment,
      environment,
      commit: failedSha,
    },
    data: {
      rollback: id,
      state,
      before,
      target: targetSha,
      trigger,
      orderedBy,
      dispatches,
      ...(group === null ? {} : { group }),
      ...(runId === null ? {} : { run: runId }),
      ...(deployments.length === 0 ? {} : { deployments }),
      ...(ending === undefined ? {} : { ending }),
    },
  };
}
