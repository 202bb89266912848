/**
 * What an environment ran, where GitHub's list says something else. A job that verifies what it deployed ends in failure
 * when that is bad, and GitHub files the deployment as one that failed; yet people had it, and the way back from it is
 * no repetition of what ran before.
 */
import type { DeploymentEvent, DoraEvent } from '../../domain/dora-event.ts';
import { epochMs } from '../../domain/instant.ts';
import type { Verification } from '../../domain/verification.ts';

/** @param verified the newest verification of each deployment, each from the job that deployed */
export function whatRan(events: readonly DoraEvent[], verified: readonly Verification[]): readonly DoraEvent[] {
  const seen = new Map(verified.filter(sawIt).map((each) => [`${each.deploymentId}`, each]));
  const ran = events.map((event) => {
    if (event.kind !== 'deployment' || event.state === 'success' || !seen.has(event.id)) return event;
    return { ...event, state: 'success' as const };
  });
  const others = ofOtherCommits(ran);
  return ran.map((event) => {
    if (event.kind !== 'deployment' || event.type !== 'redeploy' || !others.has(event.id)) return event;
    // Its commit says what it is.
    const { type: _, ...bare } = event;
    return bare;
  });
}

/** It looked at what was deployed and came to a verdict, and did not find another commit there. */
function sawIt({ verdict, sha, liveSha }: Verification): boolean {
  return (verdict === 'pass' || verdict === 'fail') && (liveSha === undefined || sha.startsWith(liveSha));
}

/** Deployments before which their lane ran another commit; by id. */
function ofOtherCommits(events: readonly DoraEvent[]): ReadonlySet<string> {
  const running = new Map<string, string>();
  const found = new Set<string>();
  const successes = events.filter((event): event is DeploymentEvent => {
    return event.kind === 'deployment' && event.state === 'success';
  });
  for (const { id, service, environment, sha } of successes.sort(byEnd)) {
    const lane = JSON.stringify([service, environment.toLowerCase()]);
    const before = running.get(lane);
    if (before !== undefined && before !== sha) found.add(id);
    running.set(lane, sha);
  }
  return found;
}

function byEnd(one: DeploymentEvent, other: DeploymentEvent): number {
  return epochMs(one.finishedAt) - epochMs(other.finishedAt) || Number(one.id) - Number(other.id);
}
