/** What became of a release on GitHub: its deployments. */
import type { DeploymentFact } from '../../domain/facts.ts';
import type { RepositoryRef } from '../../domain/repository.ts';
import type { KeptRollback } from '../../domain/rollback.ts';
import type { Verification } from '../../domain/verification.ts';
import { isSameName } from '../../policy/names.ts';
import { commitsOf } from '../dispatched/commits.ts';
import { withVerifications } from '../gather/verified.ts';
import type { GitHub, KeptEscalation, KeptGate, Ports } from '../ports.ts';
import { readPaged } from './read-paged.ts';
import type { Stage } from './view.ts';

export interface DeployedHere {
  /** Newest first. */
  readonly deployments: readonly DeploymentFact[];
  /** Verifications come from here. */
  readonly isTold: boolean;
  /** All of the environment, oldest first. */
  readonly rollbacks: readonly KeptRollback[];
  /** Who was woken for deployments of the release there. */
  readonly escalations: readonly KeptEscalation[];
  /** All that counts of what was said of deployments there: of each what counts last comes last. */
  readonly verifications: readonly Verification[];
}

/** By environment in lower case. */
export type Deployed = ReadonlyMap<string, DeployedHere>;

/** Where something was let through, and, once nothing waits, where the release ends. */
export async function readDeployed(of: {
  readonly gates: readonly KeptGate[];
  readonly last: readonly string[];
  readonly repository: RepositoryRef;
  readonly sha: string;
  readonly github: GitHub;
  readonly ports: Ports;
}): Promise<Deployed> {
  const { gates, last, repository, sha, github, ports } = of;
  const opened = gates.filter(({ openedAt }) => openedAt !== null).map(({ question }) => question.environment);
  const wanted = opened.length === 0 || isWaiting(gates) ? opened : [...opened, ...last];
  const deployed = new Map<string, DeployedHere>();
  for (const environment of wanted) {
    const key = environment.toLowerCase();
    if (deployed.has(key)) continue;
    const rollbacks = await ports.store.rollbacks(repository.id, environment);
    const seen = await github.deployments(environment, {
      isTrusted: () => true,
      sha,
      commits: commitsOf(rollbacks),
    });
    const known = await ports.store.verifications(repository.id, environment);
    deployed.set(key, {
      deployments: await withVerifications(seen, environment, async () => known),
      isTold: known.isTold,
      rollbacks,
      escalations: await readPaged(
        gates.filter(({ question }) => question.environment.toLowerCase() === key),
        ports.store,
      ),
      verifications: [...(known.earlier ?? []), ...known.newest],
    });
  }
  return deployed;
}

export function isWaiting(gates: readonly KeptGate[]): boolean {
  return gates.some(({ openedAt, endedAt }) => openedAt === null && endedAt === null);
}

export function runningIn(deployed: Deployed, environment: string): DeploymentFact | undefined {
  return deployed.get(environment.toLowerCase())?.deployments.find(({ state }) => state === 'success');
}

export function isOurs({ id, environment }: DeploymentFact, stages: readonly Stage[]): boolean {
  const stage = stages.find((each) => isSameName(each.environment, environment));
  return stage?.gates.some(({ question }) => question.deploymentId === id) ?? false;
}
