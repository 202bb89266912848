/** How far a release is in one environment, by what the policies ask for there. */
import type { DeploymentFact, IncidentFact, VerificationFact } from '../../domain/facts.ts';
import { type EpochMs, epochMs } from '../../domain/instant.ts';
import type { Verification } from '../../domain/verification.ts';
import type { PolicyInForce } from '../../policy/decide.ts';
import { expiryOf } from '../../policy/expiry.ts';
import { entryFor } from '../../policy/names.ts';
import { GIVEN_UP_AFTER_MS } from '../notify/send-due.ts';
import type { KeptGate } from '../ports.ts';
import type { Deployed } from './deployed.ts';
import { anotherRuns, incidentsIn, NONE_KNOWN, verdictFound } from './found-since.ts';
import type { StageStanding } from './record-state.ts';
import { deploymentOf, newestGate, type Stage } from './view.ts';

export interface StandingCase {
  readonly policies: readonly PolicyInForce[];
  readonly deployed: Deployed;
  readonly last: readonly string[];
  /** Those that are open. */
  readonly incidents: readonly IncidentFact[];
  readonly at: EpochMs;
}

export function standingOf(stage: Stage, given: StandingCase): StageStanding {
  const { environment } = stage;
  const gate = toldGate(stage);
  const deployment = deploymentOf(stage, gate);
  const isLast = given.last.some((name) => name.toLowerCase() === environment.toLowerCase());
  const before = { environment, isLast, deployment: deployment?.state ?? 'none', findings: [] } as const;
  const verifying = { verification: 'not-asked', verifyBy: null, watchedUntil: null } as const;
  if (deployment === undefined || deployment.state !== 'success') {
    return { ...before, ...verifying, gate: stateOfGate(gate, deployment) };
  }
  const asked = asksOf(given.policies, environment);
  const endedAt = epochMs(deployment.finishedAt ?? deployment.startedAt);
  const { isTold = false } = given.deployed.get(environment.toLowerCase()) ?? {};
  // Where nothing ever tells of a verification, the end of the job is all that can be known.
  const said = verifiedAs(deployment.verification, asked.within.length > 0 && isTold);
  const verifyBy =
    asked.within.length === 0 ? null : Math.min(...asked.within.map((lasts) => expiryOf(endedAt, lasts)));
  const isGivenUp = said === 'awaited' && verifyBy !== null && given.at - verifyBy > GIVEN_UP_AFTER_MS;
  const since = deployment.verification?.verdict === 'pass' ? epochMs(deployment.verification.at) : endedAt;
  const watchedUntil = latest(asked.watch.map((lasts) => expiryOf(since, lasts)));
  const watched = { from: endedAt, until: watchedUntil, isLast };
  return {
    ...before,
    gate: 'opened',
    verification: isGivenUp ? 'bad' : said,
    wasWell: verificationsOf(stage).some(({ verdict }) => verdict === 'pass'),
    verifyBy,
    watchedUntil,
    findings: [
      ...(isGivenUp ? [NONE_KNOWN] : verdictFound(deployment.verification, said)),
      ...(isLast ? anotherRuns(deployment, given.deployed) : []),
      ...incidentsIn(given.incidents, watched),
    ],
  };
}

/** A deployment that was cancelled while it waited says nothing about the one before it, which went through. */
export function toldGate(stage: Stage): KeptGate {
  const newest = newestGate(stage);
  if (newest.openedAt !== null || newest.endedAt === null || deploymentOf(stage, newest) !== undefined) return newest;
  return stage.gates.findLast((gate) => deploymentOf(stage, gate)?.state === 'success') ?? newest;
}

/** Of the deployment that the record tells of, oldest first; what counts as none is left out. */
export function verificationsOf(stage: Stage): readonly Verification[] {
  const deployment = deploymentOf(stage, toldGate(stage));
  return (stage.verifications ?? []).filter(({ deploymentId }) => deploymentId === deployment?.id);
}

function stateOfGate({ openedAt, endedAt }: KeptGate, deployment: DeploymentFact | undefined): StageStanding['gate'] {
  if (openedAt !== null || deployment !== undefined) return 'opened';
  return endedAt === null ? 'waiting' : 'ended';
}

function asksOf(policies: readonly PolicyInForce[], environment: string) {
  const asked = policies.map(({ policy }) => entryFor(policy, environment)?.verify);
  return {
    within: asked.flatMap((verify) => verify?.within ?? []),
    watch: asked.flatMap((verify) => verify?.watch?.for ?? []),
  };
}

function verifiedAs(said: VerificationFact | undefined, isAsked: boolean): StageStanding['verification'] {
  if (said?.verdict === 'fail') return 'bad';
  if (!isAsked) return 'not-asked';
  if (said === undefined) return 'awaited';
  return said.verdict === 'pass' ? 'passed' : 'bad';
}

function latest(instants: readonly EpochMs[]): EpochMs | null {
  return instants.length === 0 ? null : Math.max(...instants);
}
