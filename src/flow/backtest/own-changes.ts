/** Which changes are of a lane: those that touch the paths of its service, as each policy draws it. */
import type { Change, Facts } from '../../domain/facts.ts';
import type { Policy } from '../../policy/schema.ts';
import { changesFor } from '../../policy/services.ts';
import { type Attempt, askedLane, type PastDeployment } from './deployments.ts';

export type IsOwn = (change: Change) => boolean;

/** What else changes are told apart by. */
export interface Marks {
  readonly of: readonly IsOwn[];
  readonly lookAtFiles: boolean;
}

/** Undefined: every change is. */
export function ownChanges(policy: Policy, deployment: PastDeployment): IsOwn | undefined {
  if (Object.keys(policy.services).length === 0) return undefined;
  const question: Facts['question'] = { kind: 'deploy', ...askedLane(deployment), actor: 'unknown' };
  return (change) => changesFor(policy, { question, changes: [change] }).length > 0;
}

/** One for every lane of the attempts and every policy that draws services. */
export function allOwnChanges(policies: readonly Policy[], attempts: readonly Attempt[]): readonly IsOwn[] {
  const lanes = new Map(attempts.map(({ deployment }) => [JSON.stringify(askedLane(deployment)), deployment]));
  return policies.flatMap((policy) => [...lanes.values()].flatMap((lane) => ownChanges(policy, lane) ?? []));
}
