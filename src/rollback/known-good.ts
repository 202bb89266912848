/**
 * Last known good: the newest deployment that may be gone back to. It never goes by what GitHub calls a deployment now
 * (`inactive`), nor by a record that is no deployment of this environment, nor by the commit that a dispatched run was
 * started from. What is passed over is told with its reason.
 */
import { type EpochMs, epochMs } from '../domain/instant.ts';
import type { FailedDeployment, LaneDeployment, RollbackCase } from './case.ts';
import type { RejectionCode } from './decision.ts';

export interface Candidate {
  readonly deploymentId: number;
  readonly sha: string;
}

export interface Rejection extends Candidate {
  readonly code: RejectionCode;
}

export interface KnownGood {
  readonly target: Candidate | null;
  /** The next older commit that would do, for people to choose: nothing goes further back by itself. */
  readonly next: Candidate | null;
  /** Newest first, down to the target; all of them when there is none. */
  readonly rejected: readonly Rejection[];
}

export type KnownGoodCase = Pick<RollbackCase, 'failed' | 'deployments' | 'quarantined'>;

export function lastKnownGood({ failed, deployments, quarantined }: KnownGoodCase): KnownGood {
  const newestFirst = deployments.toSorted((one, other) => comesAfter(one, other));
  const judged = newestFirst.map((each) => ({
    deploymentId: each.id,
    sha: each.sha,
    code: rejectionOf(each, { failed, quarantined, deployments }),
  }));
  const good = judged.filter(({ code }) => code === undefined);
  const [target] = good;
  const next = good.find(({ sha }) => sha !== target?.sha);
  const passedOver = target === undefined ? judged : judged.slice(0, judged.indexOf(target));
  return {
    target: candidateOf(target),
    next: candidateOf(next),
    rejected: passedOver.flatMap(({ code, ...each }) => (code === undefined ? [] : [{ ...each, code }])),
  };
}

/** A record of a deployment to this environment, rather than of a job that only reads its secrets or a preview. */
export function isDeployment({ isTransient, isOfDeployWorkflow }: LaneDeployment): boolean {
  return isOfDeployWorkflow && !isTransient;
}

/** Made after the other one; of two at one instant GitHub's number tells. */
export function isNewer(
  one: Pick<LaneDeployment, 'id' | 'startedAt'>,
  other: Pick<LaneDeployment, 'id' | 'startedAt'>,
) {
  return comesAfter(one, other) < 0;
}

function comesAfter(one: Pick<LaneDeployment, 'id' | 'startedAt'>, other: Pick<LaneDeployment, 'id' | 'startedAt'>) {
  return epochMs(other.startedAt) - epochMs(one.startedAt) || other.id - one.id;
}

function candidateOf(found: Candidate | undefined): Candidate | null {
  return found === undefined ? null : { deploymentId: found.deploymentId, sha: found.sha };
}

/** Undefined: nothing speaks against it. */
function rejectionOf(deployment: LaneDeployment, among: KnownGoodCase): RejectionCode | undefined {
  return aboutRecord(deployment) ?? aboutPlace(deployment, among) ?? aboutSuccess(deployment, among);
}

function aboutRecord({ isTransient, isOfDeployWorkflow }: LaneDeployment): RejectionCode | undefined {
  if (isTransient) return 'transient';
  return isOfDeployWorkflow ? undefined : 'not-deploy-workflow';
}

function aboutPlace(deployment: LaneDeployment, { failed, quarantined }: KnownGoodCase): RejectionCode | undefined {
  if (failed !== null && isAfter(deployment, failed)) return 'not-older';
  if (deployment.sha === failed?.sha) return 'current';
  if (quarantined.includes(deployment.sha)) return 'quarantined';
  // GitHub files a dispatched run under the head of its branch, whatever was deployed.
  return deployment.shaFrom === 'deployment' && deployment.isDispatched !== false ? 'sha-unsure' : undefined;
}

function isAfter(deployment: LaneDeployment, failed: FailedDeployment): boolean {
  return deployment.id !== failed.id && isNewer(deployment, failed);
}

function aboutSuccess(deployment: LaneDeployment, { deployments }: KnownGoodCase): RejectionCode | undefined {
  if (deployment.state === 'failure') return deployment.everSucceeded ? 'failed-later' : 'never-succeeded';
  return deployment.everSucceeded ? aboutVerification(deployment, deployments) : 'never-succeeded';
}

/** The commit's newest verification here has to be a `pass` that proves where it comes from, whichever deployment it is of. */
function aboutVerification({ sha }: LaneDeployment, all: readonly LaneDeployment[]): RejectionCode | undefined {
  const said = all.filter((each) => each.sha === sha && isDeployment(each)).flatMap((each) => verificationsOf(each));
  // A pass that proves nothing is none. Whatever else was said of the commit counts.
  const counted = said.filter(({ verdict, confidence }) => verdict !== 'pass' || confidence === 'high');
  if (counted.length === 0) return said.length === 0 ? 'not-verified' : 'low-confidence';
  const latest: EpochMs = Math.max(...counted.map(({ at }) => epochMs(at)));
  const last = counted.filter(({ at }) => epochMs(at) === latest);
  if (last.every(({ verdict }) => verdict === 'pass')) return undefined;
  return last.some(({ verdict }) => verdict === 'fail') ? 'verification-failed' : 'not-verified';
}

/** A pass of what was not deployed with success says nothing of the commit. */
function verificationsOf({ verification, state, everSucceeded }: LaneDeployment) {
  if (verification === null) return [];
  const isDeployed = everSucceeded && state !== 'failure';
  return isDeployed || verification.verdict !== 'pass' ? [verification] : [];
}
