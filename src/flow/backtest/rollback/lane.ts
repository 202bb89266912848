/** What one lane looked like at an instant of its past, as a decision about a rollback reads it. */
import { type EpochMs, toInstant } from '../../../domain/instant.ts';
import type { LaneDeployment } from '../../../rollback/case.ts';
import type { PastDeployment } from '../deployments.ts';
import type { PastFinding } from './findings.ts';

export type PastVerification = Extract<PastFinding, { readonly kind: 'verification' }>;

export interface Numbered {
  /** Its place in the lane: ids of a file are any text, and a later deployment has the higher number. */
  readonly number: number;
  readonly deployment: PastDeployment;
  /** By time. */
  readonly verifications: readonly PastVerification[];
}

export interface PastLane {
  /** By their start. */
  readonly deployments: readonly Numbered[];
}

export function pastLanes(
  deployments: readonly PastDeployment[],
  verifications: readonly PastVerification[],
): readonly PastLane[] {
  const lanes = Map.groupBy(
    deployments.toSorted((one, other) => one.at - other.at),
    ({ service, environment }) => JSON.stringify([service, environment.toLowerCase()]),
  );
  const byTime = verifications.toSorted((one, other) => one.at - other.at);
  const said = Map.groupBy(byTime, ({ id }) => id);
  return [...lanes.values()].map((lane) => ({
    deployments: lane.map((deployment, number) => ({
      number,
      deployment,
      verifications: said.get(deployment.id) ?? [],
    })),
  }));
}

/** What was known of the lane at `at`, newest first. */
export function laneAt({ deployments }: PastLane, at: EpochMs): readonly LaneDeployment[] {
  return deployments
    .filter(({ deployment }) => deployment.at <= at)
    .map((each) => asKnown(each, at))
    .toReversed();
}

/** A file of deployments is a ledger of them, and says nothing of jobs that are none. */
function asKnown({ number, deployment, verifications }: Numbered, at: EpochMs): LaneDeployment {
  const { sha, succeededAt } = deployment;
  const hasSucceeded = succeededAt !== null && succeededAt <= at;
  const said = verifications.findLast((each) => each.at <= at);
  return {
    id: number,
    sha,
    shaFrom: 'ledger',
    startedAt: toInstant(deployment.at),
    ...(hasSucceeded ? { finishedAt: toInstant(succeededAt) } : {}),
    state: succeededAt === null ? 'failure' : hasSucceeded ? 'success' : 'in_progress',
    everSucceeded: hasSucceeded,
    isTransient: false,
    isOfDeployWorkflow: true,
    isRollback: deployment.type === 'rollback',
    verification:
      said === undefined ? null : { verdict: said.verdict, at: toInstant(said.at), confidence: 'high' as const },
  };
}

/** Commits that a verification had said to be bad by then: they would have been kept out. */
export function keptOutAt({ deployments }: PastLane, at: EpochMs): readonly string[] {
  const isBad = ({ verifications }: Numbered): boolean =>
    verifications.some((each) => each.verdict === 'fail' && each.at <= at);
  return [...new Set(deployments.filter(isBad).map(({ deployment }) => deployment.sha))];
}
