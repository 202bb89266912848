/** Does the environment still run what a rollback goes back from? */
import type { DispatchRun } from '../../domain/effect.ts';
import { knownLane, trusts } from '../baseline.ts';
import type { GitHub, Ports } from '../ports.ts';
import { commitsOf } from './commits.ts';

/**
 * What came after it, or is under way by now; null: nothing has. Whoever may write can file deployments, so only those
 * count that are believed to say what runs.
 */
export async function hasMovedOn(
  { repository, environment, failedDeploymentId }: DispatchRun,
  { store }: Ports,
  github: GitHub,
): Promise<string | null> {
  const isTrusted = trusts(await knownLane(store, repository.id, environment));
  const commits = commitsOf(await store.rollbacks(repository.id, environment));
  const deployments = await github.deployments(environment, { isTrusted, sha: '', commits });
  const newer = deployments.find((each) => each.id > failedDeploymentId && each.state !== 'failure' && isTrusted(each));
  if (newer === undefined) return null;
  const name = `deployment ${newer.id} of ${newer.sha.slice(0, 12)}`;
  return newer.state === 'success'
    ? `${environment} runs ${name} by now, not what failed`
    : `${name} to ${environment} is under way by now`;
}
