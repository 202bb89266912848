/** A release as its record tells it: its environments in order, and how far it has come in each. */
import type { DeploymentFact } from '../../domain/facts.ts';
import type { EpochMs } from '../../domain/instant.ts';
import type { RepositoryRef } from '../../domain/repository.ts';
import type { KeptRollback } from '../../domain/rollback.ts';
import type { Verification } from '../../domain/verification.ts';
import type { PolicyInForce } from '../../policy/decide.ts';
import type { Decided, KeptEscalation, KeptGate } from '../ports.ts';
import type { Standing } from './record-state.ts';
import type { Related } from './related.ts';

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
  readonly related: Related;
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
  /** What was said of these deployments, oldest first. Absent: nobody looked. */
  readonly verifications?: readonly Verification[] | undefined;
}

export function newestGate({ gates }: Stage): KeptGate {
  return gates.at(-1) ?? gates[0];
}

/** The deployment that the gate is about, once it has begun. */
export function deploymentOf({ deployments }: Stage, { question }: KeptGate): DeploymentFact | undefined {
  return deployments.find(({ id }) => id === question.deploymentId);
}

/** The environment is going back to it, and is not there yet. */
export function isComingBack(stage: Stage): boolean {
  const { decided, openedAt } = newestGate(stage);
  const state = deploymentOf(stage, newestGate(stage))?.state;
  const isOnItsWay = state === undefined || state === 'in_progress';
  return decided?.facts.direction === 'backward' && openedAt !== null && isOnItsWay;
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

/** Since when something of it is known. */
export function beganAt({ stages }: Pick<ReleaseView, 'stages'>): EpochMs {
  return Math.min(...stages.flatMap(({ gates }) => gates.map(({ askedAt }) => askedAt)));
}
