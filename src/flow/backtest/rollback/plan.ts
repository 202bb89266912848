/** Every finding of the past that a rollback would have been decided on, and the way back that it would have taken. */
import { toInstant } from '../../../domain/instant.ts';
import type { LaneDeployment } from '../../../rollback/case.ts';
import { lastKnownGood } from '../../../rollback/known-good.ts';
import type { Attempt, PastDeployment } from '../deployments.ts';
import type { PastFinding } from './findings.ts';
import { keptOutAt, laneAt, type Numbered, type PastLane, type PastVerification, pastLanes } from './lane.ts';

export interface PastRollbacks {
  readonly deployments: readonly PastDeployment[];
  readonly findings: readonly PastFinding[];
}

export interface PlannedRollback {
  readonly finding: PastVerification;
  readonly lane: PastLane;
  readonly failed: Numbered;
  /** What ran before it. */
  readonly attempt: Attempt;
  /** Verifications of it before this one that said neither good nor bad. */
  readonly retries: number;
  readonly deployments: readonly LaneDeployment[];
  readonly keptOut: readonly string[];
  readonly target: PastDeployment | null;
  /** The rollback as a release; null without a target. */
  readonly way: Attempt | null;
}

/** By the time of the finding. Only of deployments that are replayed; `pass` starts nothing. */
export function planRollbacks(
  { deployments, findings }: PastRollbacks,
  attempts: readonly Attempt[],
): readonly PlannedRollback[] {
  const replayed = new Map(attempts.map((attempt) => [attempt.deployment.id, attempt]));
  const verifications = findings.filter((each) => each.kind === 'verification');
  const planned = pastLanes(deployments, verifications).flatMap((lane) =>
    lane.deployments.flatMap((failed) => {
      const attempt = replayed.get(failed.deployment.id);
      return attempt === undefined ? [] : planOf(lane, failed, attempt);
    }),
  );
  return planned.toSorted((one, other) => one.finding.at - other.finding.at);
}

function planOf(lane: PastLane, failed: Numbered, attempt: Attempt): readonly PlannedRollback[] {
  const { verifications, deployment } = failed;
  // A verification from before the deployment cannot be of it.
  const bad = verifications.filter(({ verdict, at }) => verdict !== 'pass' && at >= deployment.at);
  return bad.map((finding) => {
    const known = { deployments: laneAt(lane, finding.at), keptOut: keptOutAt(lane, finding.at) };
    const { target } = lastKnownGood({
      failed: {
        id: failed.number,
        sha: deployment.sha,
        startedAt: toInstant(deployment.at),
        isRollback: false,
        tier: '',
      },
      deployments: known.deployments,
      quarantined: known.keptOut,
    });
    const found = target === null ? null : (lane.deployments[target.deploymentId]?.deployment ?? null);
    const retries = verifications.filter(({ verdict, at }) => isUnsure(verdict) && at < finding.at).length;
    return {
      finding,
      lane,
      failed,
      attempt,
      retries,
      ...known,
      target: found,
      way: wayBack(found, deployment, finding),
    };
  });
}

function isUnsure(verdict: PastVerification['verdict']): boolean {
  return verdict === 'error' || verdict === 'inconclusive';
}

function wayBack(target: PastDeployment | null, failed: PastDeployment, { at }: PastVerification): Attempt | null {
  if (target === null) return null;
  const deployment: PastDeployment = { ...target, at, type: 'rollback', succeededAt: null, failedAt: null };
  return { deployment, baseline: failed, wasVerified: true, lanes: [] };
}
