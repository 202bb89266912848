/**
 * What an environment runs, and what is being deployed there, also where it was let in and has not begun: deployments
 * whose word counts, newest first.
 */
import type { RepositoryRef } from '../../domain/repository.ts';
import { isSameName } from '../../policy/names.ts';
import { knownLane, trusts } from '../baseline.ts';
import { commitsOf } from '../dispatched/commits.ts';
import type { GitHub, SeenDeployment, Store } from '../ports.ts';

export async function deploymentsIn(
  github: Pick<GitHub, 'deployments'>,
  store: Pick<Store, 'openedGates' | 'firstGate' | 'rollbacks'>,
  repository: RepositoryRef,
  environment: string,
): Promise<readonly SeenDeployment[]> {
  const rollbacks = await store.rollbacks(repository.id, environment);
  const known = await knownLane(store, repository.id, environment);
  const isTrusted = trusts(known);
  const letIn = new Set(known.opened.map(({ deploymentId }) => deploymentId));
  const reach = { isTrusted, sha: '', own: [], commits: commitsOf(rollbacks), letIn };
  const seen = await github.deployments(environment, reach);
  return seen.filter((each) => isTrusted(each) && isSameName(each.environment, environment));
}
