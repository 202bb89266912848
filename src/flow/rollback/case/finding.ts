/** What started a rollback: the newest verification of the deployment, or a person's order since it was made. */
import { type EpochMs, epochMs } from '../../../domain/instant.ts';
import type { Verification } from '../../../domain/verification.ts';
import type { LaneDeployment, Trigger } from '../../../rollback/case.ts';
import type { KeptRequest } from '../../ports.ts';
import type { RollbackLane } from './lane.ts';

/** For so long the job may verify once more, before people are called. */
export const RETRY_AFTER_MS = 300_000;

/** Orders that were given after the deployment was made: an older one is about another release, whatever its commit. */
export function requestsSince(lane: RollbackLane, failed: LaneDeployment): readonly KeptRequest[] {
  const since = epochMs(failed.startedAt);
  return (lane.stated.requests ?? []).filter(({ sha, at }) => sha === failed.sha && epochMs(at) >= since);
}

/** Null: nothing was found. A pass is a finding, too: it ends what was asked for before it. */
export function triggerOf(lane: RollbackLane, failed: LaneDeployment, at: EpochMs): Trigger | null {
  const said = lane.verifications.find((each) => each.deploymentId === failed.id && each.sha === failed.sha);
  const request = requestsSince(lane, failed).at(-1);
  // An order given in the light of what was found stands; a pass after it says that there is no need any more.
  const isPassedSince = said?.verdict === 'pass' && request !== undefined && epochMs(said.at) > epochMs(request.at);
  if (request !== undefined && !isPassedSince) return { kind: 'requested', by: request.user, at: request.at };
  return said === undefined ? null : found(said, at);
}

function found({ verdict, at: foundAt, failedChecks, preExisting = [], reasonCode }: Verification, at: EpochMs) {
  return {
    kind: 'verification' as const,
    verdict,
    at: foundAt,
    failedChecks,
    preExisting,
    isAdvisoryOnly: false,
    reasonCode: reasonCode ?? null,
    retries: at - epochMs(foundAt) >= RETRY_AFTER_MS ? 1 : 0,
    confidence: 'high' as const,
  };
}

/**
 * What ran, as the verification saw that is the finding: a while later, when somebody gives an order, or in another
 * environment of the group, it says nothing any more. Null: nobody looked.
 */
export function liveIn({ verifications }: RollbackLane, { id, sha }: LaneDeployment, trigger: Trigger): string | null {
  if (trigger.kind !== 'verification') return null;
  const said = verifications.find((each) => each.deploymentId === id && each.sha === sha && each.at === trigger.at);
  return said?.liveSha ?? null;
}
