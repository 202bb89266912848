/** What a verification makes due: whether the environment goes back from it, or how a rollback to it ended. */
import type { Question } from '../../domain/question.ts';
import type { RepositoryRef } from '../../domain/repository.ts';
import type { ClaimedVerification } from '../../domain/verification.ts';
import { isSameName } from '../../policy/names.ts';
import type { Ports } from '../ports.ts';

/** A verification, and where it was made: by a job, or by us. */
interface VerifiedLane {
  readonly repository: RepositoryRef;
  readonly claim: Pick<ClaimedVerification, 'environment' | 'verdict'>;
}

export async function rollbacksAsked(
  { repository, claim }: VerifiedLane,
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
