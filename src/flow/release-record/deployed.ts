/** What became of a release on GitHub: its deployments, and whether anything more is to come. */
import type { DeploymentFact } from '../../domain/facts.ts';
import { epochMs } from '../../domain/instant.ts';
import type { RepositoryRef } from '../../domain/repository.ts';
import { isSameName } from '../../policy/names.ts';
import { withVerifications } from '../gather/verified.ts';
import type { GitHub, KeptGate, Ports } from '../ports.ts';
import { newestGate, type Stage } from './view.ts';

type Deployed = ReadonlyMap<string, readonly DeploymentFact[]>;

/**
 * By environment in lower case: where something was let through, and, once nothing waits, where the release ends.
 */
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
  const deployed = new Map<string, readonly DeploymentFact[]>();
  for (const environment of wanted) {
    const key = environment.toLowerCase();
    if (deployed.has(key)) continue;
    const seen = await github.deployments(environment, { isTrusted: () => true, sha });
    const read = (name: string) => ports.store.verifications(repository.id, name);
    deployed.set(key, await withVerifications(seen, environment, read));
  }
  return deployed;
}

function isWaiting(gates: readonly KeptGate[]): boolean {
  return gates.some(({ openedAt, endedAt }) => openedAt === null && endedAt === null);
}

interface OverCase {
  readonly stages: readonly Stage[];
  readonly last: readonly string[];
  readonly sha: string;
  readonly deployed: Deployed;
}

/** Why nothing more is to come; undefined: something is, or nobody can tell. */
export async function readOver(github: GitHub, { stages, last, sha, deployed }: OverCase): Promise<string | undefined> {
  if (isWaiting(stages.map(newestGate))) return undefined;
  const ends = last.length > 0 ? last : stages.map(({ environment }) => environment);
  const running = ends.map((name) => deployed.get(name.toLowerCase())?.find(({ state }) => state === 'success'));
  if (last.length > 0 && running.every((one) => one?.sha === sha && isOurs(one, stages))) {
    return `it is deployed to ${last.join(' and ')}`;
  }
  const beganAt = Math.min(...stages.flatMap(({ gates }) => gates.map(({ askedAt }) => askedAt)));
  for (const one of running) {
    if (one === undefined || one.sha === sha || epochMs(one.startedAt) < beganAt) return undefined;
    if (!(await github.contains(one.sha, sha))) return undefined;
  }
  const [newer] = running;
  return newer && `a newer release that contains it, ${newer.sha.slice(0, 7)}, is deployed to ${ends.join(' and ')}`;
}

function isOurs({ id, environment }: DeploymentFact, stages: readonly Stage[]): boolean {
  const stage = stages.find((each) => isSameName(each.environment, environment));
  return stage?.gates.some(({ question }) => question.deploymentId === id) ?? false;
}
