/** What was deployed to an environment before, as gates that look at other environments see it. */
import type { DeploymentFact, DeployQuestion, Facts } from '../../domain/facts.ts';
import { type EpochMs, epochMs } from '../../domain/instant.ts';
import { entryFor, isSameName } from '../names.ts';
import type { Policy } from '../schema.ts';

/**
 * The deployments of the release's service to one environment. One that does not say which service it is of, or says
 * the repository's name, may be of any and stays in.
 */
export function deploymentsTo(environment: string, policy: Policy, facts: Facts): readonly DeploymentFact[] {
  const { question, repository } = facts;
  const own =
    entryFor(policy, environment)?.service ?? (question.kind === 'deploy' ? laneOf(question, policy) : undefined);
  const isOwn = ({ service }: DeploymentFact): boolean =>
    own === undefined ||
    service === undefined ||
    isSameName(service, own) ||
    isSameName(service, repository.slice(repository.indexOf('/') + 1));
  return facts.deployments.filter((each) => isSameName(each.environment, environment) && isOwn(each));
}

/** The service that is deployed now: an environment that names none is passed through by every service. */
function laneOf({ environment, service }: DeployQuestion, policy: Policy): string | undefined {
  return entryFor(policy, environment)?.service ?? service;
}

/** When it was over; a success that does not say so ended when it began, at the latest when it was verified. */
export function endOf({ startedAt, finishedAt }: DeploymentFact): EpochMs {
  return Math.max(epochMs(startedAt), epochMs(finishedAt ?? startedAt));
}

/** When a verification of the deployment failed, undefined when none did. */
export function failedAt({ verification }: DeploymentFact): EpochMs | undefined {
  return verification?.verdict === 'fail' ? epochMs(verification.at) : undefined;
}

/** When the deployment was verified. What was not deployed with success is not verified, whatever was tested there. */
export function passedAt({ verification, state }: DeploymentFact): EpochMs | undefined {
  return verification?.verdict === 'pass' && state === 'success' ? epochMs(verification.at) : undefined;
}

/** Whether it may be gone back to: only a verification that proved where it comes from says so. */
export function isKnownGood({ verification }: DeploymentFact): boolean {
  return verification?.verdict === 'pass' && verification.confidence !== 'low';
}

/** The latest of the instants that are not after `at`; undefined when there is none. */
export function latestBy(instants: readonly EpochMs[], at: EpochMs): EpochMs | undefined {
  return instants.reduce<EpochMs | undefined>(
    (latest, each) => (each <= at && (latest === undefined || each > latest) ? each : latest),
    undefined,
  );
}

/** The first of the instants after `at` at which the answer is another one; null when it stays. */
export function nextChange(
  instants: readonly EpochMs[],
  at: EpochMs,
  answerAt: (instant: EpochMs) => string,
): EpochMs | null {
  const now = answerAt(at);
  const later = instants.filter((each) => each > at).toSorted((one, other) => one - other);
  return later.find((each) => answerAt(each) !== now) ?? null;
}
