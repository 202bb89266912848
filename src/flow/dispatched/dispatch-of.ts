import type { DispatchRun } from '../../domain/effect.ts';
import type { RepositoryRef } from '../../domain/repository.ts';
import type { KeptRollback } from '../../domain/rollback.ts';

/** How a rollback is done. */
export interface Way {
  readonly repository: RepositoryRef;
  readonly workflow: string;
  /** Of a rollback that switches; undefined: it deploys the commit. */
  readonly inputs?: Readonly<Record<string, string>> | undefined;
}

/** The next dispatch of a rollback: the same one until GitHub has answered it. */
export function dispatchOf(rollback: KeptRollback, { repository, workflow, inputs }: Way): DispatchRun {
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
    ...(inputs === undefined ? {} : { inputs }),
  };
}
