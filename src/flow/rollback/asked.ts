/** What a verification makes due: whether the environment goes back from it, or how a rollback to it ended. */
import type { Question, VerificationQuestion } from '../../domain/question.ts';
import { isSameName } from '../../policy/names.ts';
import type { Ports } from '../ports.ts';

export async function rollbacksAsked(
  { repository, claim }: VerificationQuestion,
  deploymentId: number,
  { store }: Pick<Ports, 'store'>,
): Promise<readonly Question[]> {
  const { environment, verdict } = claim;
  const open = (await store.openRollbacks(repository.id)).filter((each) => isSameName(each.environment, environment));
  // A pass may end what is asked, and what is under way is verified by it.
  const concerned = open.map(({ failedDeploymentId }) => failedDeploymentId);
  const failed = verdict === 'pass' ? [] : [deploymentId];
  return [...new Set([...failed, ...concerned])].map((id) => {
    return { kind: 'rollback', repository, environment, deploymentId: id };
  });
}
