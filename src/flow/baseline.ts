/** What an environment runs, and whose word counts for it. */
import type { DeploymentFact } from '../domain/facts.ts';
import type { Instant } from '../domain/instant.ts';

/**
 * Whoever may write can file a deployment and call it a success, and what is said to run already asks for nothing. So
 * from the first one that our gate let through, only those count; ids grow.
 */
export function trusts(opened: readonly number[]): (deploymentId: number) => boolean {
  const ours = new Set(opened);
  const first = opened.reduce((least, id) => Math.min(least, id), Number.POSITIVE_INFINITY);
  return (deploymentId) => deploymentId < first || ours.has(deploymentId);
}

/** What the environment runs: the newest deployment that ended well. */
export function baselineOf(deployments: readonly DeploymentFact[]): { sha: string; at: Instant } | null {
  const running = deployments.find((deployment) => deployment.state === 'success');
  return running ? { sha: running.sha, at: running.finishedAt ?? running.startedAt } : null;
}
