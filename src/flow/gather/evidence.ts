/** What a release can show besides its changes and approvals: checks, incidents, what ran in other environments. */
import type { DeploymentFact, Facts, IncidentFact } from '../../domain/facts.ts';
import { type EpochMs, epochMs, toInstant } from '../../domain/instant.ts';
import { environmentGlob, isSameName } from '../../policy/names.ts';
import type { WantedFacts } from '../../policy/wanted-facts.ts';
import type { GitHub } from '../ports.ts';
import { type ReadVerifications, withVerifications } from './verified.ts';

/** Reads only what is wanted; the rest stays unknown. What is wanted and cannot be read is a `Failure`. */
export async function gatherEvidence(
  github: GitHub,
  wanted: WantedFacts,
  { sha, at }: { readonly sha: string; readonly at: EpochMs },
): Promise<Pick<Facts, 'checks' | 'incidents'>> {
  return {
    checks: wanted.checks ? await github.checks(sha) : [],
    incidents: wanted.incidents.length === 0 ? [] : await gatherIncidents(github, wanted.incidents, at),
  };
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

/** Deployments of the other environments that count, in which the commit or what replaced it may have been seen. */
export async function gatherElsewhere(
  github: GitHub,
  { environments }: WantedFacts,
  asked: { readonly environment: string; readonly sha: string; readonly read: ReadVerifications },
): Promise<readonly DeploymentFact[]> {
  if (environments.length === 0) return [];
  const there = await github.environments();
  const named = there.filter((name) => environments.some((pattern) => environmentGlob(pattern)(name)));
  const deployments: DeploymentFact[] = [];
  for (const name of named.filter((each) => !isSameName(each, asked.environment))) {
    const seen = await github.deployments(name, { isTrusted: () => true, sha: asked.sha });
    deployments.push(...(await withVerifications(seen, name, asked.read)));
  }
  return deployments;
}
