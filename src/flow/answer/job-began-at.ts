/** When the job of a deployment began: GitHub makes the deployment when the job reaches the gate, where it may wait for days. */
import type { DeploymentFact } from '../../domain/facts.ts';
import { type EpochMs, epochMs } from '../../domain/instant.ts';
import type { WatchQuestion } from '../../domain/question.ts';
import type { Ports } from '../ports.ts';

export async function jobBeganAt(
  { question, deployment }: { readonly question: WatchQuestion; readonly deployment: DeploymentFact },
  { store }: Pick<Ports, 'store'>,
): Promise<EpochMs> {
  const { repository, deploymentId } = question;
  const [gate] = await store.releaseGates(repository.id, { deploymentId });
  return Math.max(epochMs(deployment.startedAt), gate?.openedAt ?? 0);
}
