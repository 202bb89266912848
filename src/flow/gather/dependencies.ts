/** Whether the lanes of other repositories, which a release depends on, are healthy. */
import type { DependencyFact, DeploymentFact } from '../../domain/facts.ts';
import { fullName } from '../../domain/repository.ts';
import { isSameName } from '../../policy/names.ts';
import type { WantedFacts } from '../../policy/wanted-facts.ts';
import { commitsOf } from '../dispatched/commits.ts';
import type { Ports } from '../ports.ts';
import { withVerifications } from './verified.ts';

type Lane = WantedFacts['dependencies'][number];

export type ReadHealth = (lane: Lane) => Promise<DependencyFact['health']>;

export async function gatherDependencies(lanes: readonly Lane[], read: ReadHealth): Promise<readonly DependencyFact[]> {
  const facts: DependencyFact[] = [];
  for (const lane of lanes) facts.push({ ...lane, health: await read(lane) });
  return facts;
}

/** Lanes are read through the same installation: what another owner's repository runs is not ours to know. */
export function healthThrough(ports: Ports, installationId: number): ReadHealth {
  return async ({ repository, environment }) => {
    const known = await ports.store.knownRepositories();
    const other = known.find(
      (each) => each.installationId === installationId && isSameName(fullName(each), repository),
    );
    if (other === undefined) return 'unknown';
    const github = await ports.github(other);
    const commits = commitsOf(await ports.store.rollbacks(other.id, environment));
    const seen = await github.deployments(environment, { isTrusted: () => true, sha: '', commits });
    const read = (name: string) => ports.store.verifications(other.id, name);
    return healthOf(await withVerifications(seen, environment, read));
  };
}

/**
 * Newest first. What was begun and has not ended leaves the lane as it is, unless it goes back; what failed may have
 * left anything behind.
 */
export function healthOf(deployments: readonly DeploymentFact[]): DependencyFact['health'] {
  const ended = deployments.filter(({ state }) => state !== 'in_progress');
  const [last] = ended;
  if (last === undefined) return 'unknown';
  const isGoingBack = deployments.some(
    ({ state, sha }) => state === 'in_progress' && sha !== last.sha && ended.some((each) => each.sha === sha),
  );
  if (isGoingBack) return 'rolling-back';
  if (last.state === 'failure' || last.verification?.verdict === 'fail') return 'failing';
  return last.verification?.verdict === 'pass' ? 'healthy' : 'unknown';
}
