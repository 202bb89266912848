/** The rollback of what was found: its issue tells who was paged, who takes it on, and that it is over. */
import type { EscalationQuestion, RollbackQuestion } from '../../domain/question.ts';
import type { Store } from '../ports.ts';

/**
 * Empty where the ledger has none: what was decided of a finding alone is not decided again because somebody is paged.
 */
export async function rollbackOfFinding(
  { repository, environment, deploymentId }: EscalationQuestion,
  store: Pick<Store, 'rollbacks'>,
): Promise<readonly RollbackQuestion[]> {
  const ledger = await store.rollbacks(repository.id, environment);
  const isKept = ledger.some(({ failedDeploymentId }) => failedDeploymentId === deploymentId);
  return isKept ? [{ kind: 'rollback', repository, environment, deploymentId }] : [];
}
