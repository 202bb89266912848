/** One deployment as GitHub files it, the commit that it is really of, and the statuses that it had. */
import type { Instant } from '../../domain/instant.ts';
import { ask, askOrNull, type Connection, once } from '../client.ts';

/** A deployment that had one of these has begun. */
export const STARTED: ReadonlySet<string> = new Set(['in_progress', 'success']);

export interface Deployment {
  /** The effective commit. */
  readonly sha: string;
  /** The commit that GitHub files it against: that of its run. */
  readonly filedSha: string;
  readonly ref: string;
  readonly environment: string;
  readonly createdAt: Instant;
}

export async function readDeployment(
  { octokit, owner, repo }: Connection,
  deploymentId: number,
): Promise<Deployment | null> {
  const answer = await askOrNull(`Reading deployment ${deploymentId}`, () =>
    octokit.request('GET /repos/{owner}/{repo}/deployments/{deployment_id}', {
      owner,
      repo,
      deployment_id: deploymentId,
      request: once(),
    }),
  );
  if (!answer) return null;
  const { sha, ref, environment, payload, created_at: createdAt } = answer.data;
  return { sha: effectiveSha(payload, sha), filedSha: sha, ref, environment, createdAt: createdAt as Instant };
}

const SHA = /^[0-9a-f]{40}$/;

/** A rollback is filed by GitHub against the head of the branch; the commit that is deployed stands in the payload. */
export function effectiveSha(payload: unknown, deploymentSha: string): string {
  const value = typeof payload === 'string' ? parseJson(payload) : payload;
  if (typeof value !== 'object' || value === null || !('sha' in value)) return deploymentSha;
  return typeof value.sha === 'string' && SHA.test(value.sha) ? value.sha : deploymentSha;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** The statuses that the deployment had, newest first. */
export async function readStatuses(
  { octokit, owner, repo }: Connection,
  deploymentId: number,
): Promise<readonly { readonly state: string; readonly logUrl: string }[]> {
  const answer = await ask(`Reading the statuses of deployment ${deploymentId}`, () =>
    octokit.request('GET /repos/{owner}/{repo}/deployments/{deployment_id}/statuses', {
      owner,
      repo,
      deployment_id: deploymentId,
      per_page: 100,
      request: once(),
    }),
  );
  return answer.data.map(({ state, log_url: logUrl }) => ({ state, logUrl: logUrl ?? '' }));
}
