import type { DispatchRun } from '../../domain/effect.ts';
import type { RepositoryRef } from '../../domain/repository.ts';
import type { KeptRollback } from '../../domain/rollback.ts';

/** The next dispatch of a rollback: the same one until GitHub has answered it. */
export function dispatchOf(
  rollback: KeptRollback,
  { repository, workflow }: { readonly repository: RepositoryRef; readonly workflow: string },
): DispatchRun {
  const { id: rollbackId, dispatches, environment, targetSha, failedDeploymentId } = rollback;
  const dispatch = dispatches + 1;
  return {
    kind: 'dispatch-run',
    repository,
    rollbackId,
    dispatch,
    workflow,
    environment,
    targetSha,
    failedDeploymentId,
  };
}
