/** A release as its record tells it: its environments in order, and how far it has come in each. */
import type { DeploymentFact } from '../../domain/facts.ts';
import type { EpochMs } from '../../domain/instant.ts';
import type { RepositoryRef } from '../../domain/repository.ts';
import type { KeptRollback } from '../../domain/rollback.ts';
import type { PolicyInForce } from '../../policy/decide.ts';
import { isSameName } from '../../policy/names.ts';
import type { Decided, KeptEscalation, KeptGate } from '../ports.ts';
import type { Deployed } from './deployed.ts';
import type { Standing } from './record-state.ts';

export interface ReleaseView {
  readonly repository: RepositoryRef;
  readonly sha: string;
  readonly service: string | undefined;
  /** Times are told on its wall clock. */
  readonly zone: string;
  /** At least one, in the order in which a release goes through them. */
  readonly stages: readonly Stage[];
  /** Environments that it has yet to ask for. */
  readonly ahead: readonly string[];
  readonly policies: readonly PolicyInForce[];
  readonly standing: Standing;
  /** Why nothing more is to come; undefined: it is under way. */
  readonly over: string | undefined;
  /** Since when; null: it is under way, or nobody can tell. */
  readonly endedAt: EpochMs | null;
}

export interface Stage {
  readonly environment: string;
  /** Oldest first; at least one. */
  readonly gates: readonly [KeptGate, ...KeptGate[]];
  /** What became of the deployments that were let through, as GitHub tells. */
  readonly deployments: readonly DeploymentFact[];
  /** Of these deployments, oldest first. Absent: nobody looked. */
  readonly rollbacks?: readonly KeptRollback[] | undefined;
  /** Who was woken for these deployments. Absent: nobody looked. */
  readonly escalations?: readonly KeptEscalation[] | undefined;
}

export function newestGate({ gates }: Stage): KeptGate {
  return gates.at(-1) ?? gates[0];
}

/** The deployment that the gate is about, once it has begun. */
export function deploymentOf({ deployments }: Stage, { question }: KeptGate): DeploymentFact | undefined {
  return deployments.find(({ id }) => id === question.deploymentId);
}

/** What was decided last, of all gates: it knows the most. */
export function latestDecided({ stages }: Pick<ReleaseView, 'stages'>): Decided | null {
  const decisions = stages.flatMap(({ gates }) => gates.flatMap(({ decided }) => decided ?? []));
  // That something went back to it later is no decision about the release: it keeps its tier and its reasons.
  const own = decisions.filter(({ facts }) => facts.direction !== 'backward');
  const all = own.length > 0 ? own : decisions;
  return all.reduce<Decided | null>(
    (last, one) => (last === null || Date.parse(one.facts.at) >= Date.parse(last.facts.at) ? one : last),
    null,
  );
}

/** By environment; those that the policy names come in its order, what it does not name after them as it came. */
export function stagesOf(
  gates: readonly KeptGate[],
  policies: readonly PolicyInForce[],
  deployed: Deployed,
): readonly Stage[] {
  const byEnvironment = new Map<string, [KeptGate, ...KeptGate[]]>();
  for (const gate of gates) {
    const key = gate.question.environment.toLowerCase();
    const known = byEnvironment.get(key);
    if (known === undefined) byEnvironment.set(key, [gate]);
    else known.push(gate);
  }
  const order = orderOf(policies);
  return [...byEnvironment]
    .map(([key, own]) => ({
      environment: own[0].question.environment,
      gates: own,
      deployments: deployed.get(key)?.deployments ?? [],
      rollbacks: (deployed.get(key)?.rollbacks ?? []).filter((each) => isOfOne(own, each)),
      escalations: deployed.get(key)?.escalations ?? [],
    }))
    .toSorted((one, other) => rankIn(order, one.environment) - rankIn(order, other.environment));
}

function isOfOne(gates: readonly KeptGate[], { failedDeploymentId }: KeptRollback): boolean {
  return gates.some(({ question }) => question.deploymentId === failedDeploymentId);
}

/** What is promoted from another environment comes after it; else as the file says. */
export function orderOf(policies: readonly PolicyInForce[]): readonly string[] {
  const entries = policies.flatMap(({ policy }) => Object.entries(policy.environments ?? {}));
  const ordered: string[] = [];
  const add = (name: string, depth: number): void => {
    if (depth > entries.length || ordered.some((known) => isSameName(known, name))) return;
    const from = entries.find(([each]) => isSameName(each, name))?.[1].promote?.from;
    if (from !== undefined) add(from, depth + 1);
    ordered.push(name);
  };
  for (const [name] of entries) add(name, 0);
  return ordered;
}

function rankIn(order: readonly string[], environment: string): number {
  const rank = order.findIndex((name) => isSameName(name, environment));
  return rank < 0 ? order.length : rank;
}

/** Since when something of it is known. */
export function beganAt({ stages }: Pick<ReleaseView, 'stages'>): EpochMs {
  return Math.min(...stages.flatMap(({ gates }) => gates.map(({ askedAt }) => askedAt)));
}
