/** The effective commits of what our own runs deployed: GitHub files it against the head of the branch that they run on. */
import type { KeptRollback } from '../../domain/rollback.ts';

/** By the id of the deployment. */
export function commitsOf(rollbacks: readonly KeptRollback[]): ReadonlyMap<number, string> {
  return new Map(rollbacks.flatMap(({ deployments = [], targetSha }) => deployments.map((id) => [id, targetSha])));
}
