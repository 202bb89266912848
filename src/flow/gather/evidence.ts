/** What a release can show besides its changes and approvals: checks, incidents, what ran in other environments. */
import type { ArtifactsFact, DeploymentFact, Facts, IncidentFact } from '../../domain/facts.ts';
import { type EpochMs, epochMs, toInstant } from '../../domain/instant.ts';
import { environmentGlob, isSameName } from '../../policy/names.ts';
import type { WantedFacts } from '../../policy/wanted-facts.ts';
import { isOpenedIn, type KnownLane, type ReadRecords } from '../baseline.ts';
import type { GitHub } from '../ports.ts';
import { gatherAttestations } from './attested.ts';
import { failedHere, type ReadVerifications, withVerifications } from './verified.ts';

/** Reads only what is wanted; the rest stays unknown. What is wanted and cannot be read is a `Failure`. */
export async function gatherEvidence(
  github: GitHub,
  wanted: WantedFacts,
  candidate: Candidate,
): Promise<Pick<Facts, 'checks' | 'incidents' | 'alerts' | 'attestations' | 'record'>> {
  const { sha, at } = candidate;
  return {
    checks: wanted.checks ? await github.checks(sha) : [],
    incidents: wanted.incidents.length === 0 ? [] : await gatherIncidents(github, wanted.incidents, at),
    ...(wanted.alerts.length === 0 ? {} : { alerts: await github.alerts(wanted.alerts, candidate) }),
    ...(await gatherAttestations(github, wanted, candidate)),
    ...(await gatherRecord(wanted, candidate)),
  };
}

interface Candidate {
  readonly sha: string;
  readonly ref?: string | undefined;
  /** The commit that was released before. */
  readonly base?: string | undefined;
  readonly digest?: string | undefined;
  readonly artifacts?: ArtifactsFact | undefined;
  readonly at: EpochMs;
  readonly writtenRecord?: (() => Promise<string | null>) | undefined;
}

async function gatherRecord({ record }: WantedFacts, { writtenRecord }: Candidate): Promise<Pick<Facts, 'record'>> {
  const body = record && writtenRecord !== undefined ? await writtenRecord() : null;
  return body === null ? {} : { record: { body } };
}

/** An issue that is open is open now, also where GitHub's clock is ahead of ours. */
async function gatherIncidents(
  github: GitHub,
  labels: readonly string[],
  at: EpochMs,
): Promise<readonly IncidentFact[]> {
  const incidents = await github.incidents(labels);
  return incidents.map((incident) => ({
    ...incident,
    openedAt: toInstant(Math.min(epochMs(incident.openedAt), at)),
  }));
}

interface Elsewhere {
  readonly environment: string;
  readonly sha: string;
  readonly read: ReadVerifications;
  readonly records?: ReadRecords | undefined;
}

/** Deployments of the other environments that count, in which the commit or what replaced it may have been seen. */
export async function gatherElsewhere(
  github: GitHub,
  { environments }: WantedFacts,
  asked: Elsewhere,
): Promise<readonly DeploymentFact[]> {
  if (environments.length === 0) return [];
  const there = await github.environments();
  const named = there.filter((name) => environments.some((pattern) => environmentGlob(pattern)(name)));
  const deployments: DeploymentFact[] = [];
  for (const name of named.filter((each) => !isSameName(each, asked.environment))) {
    const own = await failedHere(asked.read, name, asked.sha);
    const lane = asked.records === undefined ? null : await asked.records(name);
    const reach = { isTrusted: () => true, sha: asked.sha, own, commits: lane?.commits };
    const known = await withVerifications(await github.deployments(name, reach), name, asked.read);
    const counts = await whatCounts(github, name, lane);
    deployments.push(...known.map((deployment) => (counts(deployment) ? deployment : unverified(deployment))));
  }
  return deployments;
}

/**
 * Where our gate stands, what it did not let through shows nothing: whoever may write can file a deployment, and call
 * it a success in the name of a job. It counts for what it may have replaced all the same.
 */
async function whatCounts(
  github: GitHub,
  environment: string,
  lane: KnownLane | null,
): Promise<(deployment: Pick<DeploymentFact, 'id' | 'sha'>) => boolean> {
  if (lane === null) return () => true;
  const isGated = lane.opened.length > 0 || (await github.isGuarded(environment));
  return isGated ? isOpenedIn(lane) : () => true;
}

/** Saying no is always allowed. */
function unverified({ verification, ...deployment }: DeploymentFact): DeploymentFact {
  return verification === undefined || verification.verdict === 'pass' ? deployment : { ...deployment, verification };
}
