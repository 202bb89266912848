/** What took the place of a release: a newer one that contains it, or an older one that was gone back to. */
import type { DeploymentFact } from '../../domain/facts.ts';
import { epochMs, type Instant } from '../../domain/instant.ts';
import type { RepositoryRef } from '../../domain/repository.ts';
import { isUnderWay } from '../../domain/rollback.ts';
import type { GitHub, Ports } from '../ports.ts';
import { type Deployed, isWaiting, runningIn } from './deployed.ts';
import { deploymentOf, isComingBack, newestGate, type Stage } from './view.ts';

/** What runs where the release was, or was to be. */
export interface Replaced {
  readonly kind: 'superseded' | 'rolled back';
  readonly sha: string;
  readonly environments: readonly string[];
  readonly at: Instant;
}

export interface ReplacedCase {
  readonly stages: readonly Stage[];
  /** Where the release ends; empty where nobody can tell. */
  readonly last: readonly string[];
  readonly sha: string;
  readonly deployed: Deployed;
  readonly repository: RepositoryRef;
  readonly github: GitHub;
  readonly ports: Ports;
}

/** Null: something is to come, or nobody can tell. */
export async function readReplaced(of: ReplacedCase): Promise<Replaced | null> {
  if (isWaiting(of.stages.map(newestGate)) || of.stages.some(isComingBack)) return null;
  return (await readSuperseded(of)) ?? (await readRolledBack(of));
}

async function readSuperseded({ stages, last, sha, deployed, github }: ReplacedCase): Promise<Replaced | null> {
  const environments = last.length > 0 ? last : stages.map(({ environment }) => environment);
  const beganAt = Math.min(...stages.flatMap(({ gates }) => gates.map(({ askedAt }) => askedAt)));
  const running = environments.map((name) => runningIn(deployed, name));
  for (const one of running) {
    if (one === undefined || one.sha === sha || epochMs(one.startedAt) < beganAt) return null;
    if (!(await github.contains(one.sha, sha))) return null;
  }
  const [newer] = running;
  return newer ? { kind: 'superseded', sha: newer.sha, environments, at: newer.finishedAt ?? newer.startedAt } : null;
}

/** By the ledger, or because an older commit runs where it had been deployed. */
async function readRolledBack(of: ReplacedCase): Promise<Replaced | null> {
  for (const stage of of.stages) {
    const own = stage.gates.map((gate) => deploymentOf(stage, gate)).findLast((each) => each?.state === 'success');
    const found = own === undefined ? null : await wentBackFrom(own, of);
    if (found !== null) return found;
  }
  return null;
}

async function wentBackFrom(
  own: DeploymentFact,
  { sha, deployed, repository, github, ports }: ReplacedCase,
): Promise<Replaced | null> {
  const { environment } = own;
  const ledger = await ports.store.rollbacks(repository.id, environment);
  const rollbacks = ledger.filter(({ failedDeploymentId }) => failedDeploymentId === own.id);
  // What a rollback deployed is no good before it was verified: until then nobody knows where this ends.
  if (rollbacks.some(isUnderWay)) return null;
  const back = rollbacks.findLast(({ state }) => state === 'verified');
  const running = runningIn(deployed, environment);
  if (back?.endedAt && running?.id !== own.id) {
    return { kind: 'rolled back', sha: back.targetSha, environments: [environment], at: back.endedAt };
  }
  if (running === undefined || running.sha === sha || epochMs(running.startedAt) <= epochMs(own.startedAt)) return null;
  if (!(await github.contains(sha, running.sha))) return null;
  const at = running.finishedAt ?? running.startedAt;
  return { kind: 'rolled back', sha: running.sha, environments: [environment], at };
}
