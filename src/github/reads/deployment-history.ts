/** What the statuses of one deployment say of it. */
import type { DeploymentFact } from '../../domain/facts.ts';
import { Failure } from '../../domain/failure.ts';
import type { Instant } from '../../domain/instant.ts';
import type { SeenDeployment } from '../../flow/ports.ts';
import { type Connection, listAll, once } from '../client.ts';
import type { FoundStatus } from '../graphql/find-statuses.ts';
import { effectiveSha, JOBS } from './gate-deployment.ts';

export interface ListedDeployment {
  readonly id: number | bigint;
  readonly sha: string;
  readonly payload: unknown;
  readonly created_at: string;
  /** The App that filed it: of what jobs deploy, GitHub's own. */
  readonly performed_via_github_app?: { readonly slug?: string | undefined } | null | undefined;
}

/** Jobs write a handful; whoever may write can add as many as they like. */
const MOST_STATUSES = 1000;

/** Newest first. What lies beyond the most that we read is not known, and that is as good as a failure. */
export async function readStatuses(connection: Connection, id: number): Promise<readonly FoundStatus[]> {
  const { octokit, owner, repo } = connection;
  const { items, complete } = await listAll(
    `Reading the statuses of deployment ${id}`,
    ({ page, per_page }) =>
      octokit.request('GET /repos/{owner}/{repo}/deployments/{deployment_id}/statuses', {
        owner,
        repo,
        deployment_id: id,
        per_page,
        ...(page === 1 ? {} : { page }),
        request: once(),
      }),
    MOST_STATUSES,
  );
  const statuses = items.map(({ state, created_at: createdAt }) => ({ state, createdAt }));
  const last = statuses.at(-1);
  return complete || last === undefined ? statuses : [...statuses, { state: 'failure', createdAt: last.createdAt }];
}

/** Null when there is no such deployment. */
export async function readStatusesOrNull(connection: Connection, id: number): Promise<readonly FoundStatus[] | null> {
  try {
    return await readStatuses(connection, id);
  } catch (error) {
    if (error instanceof Failure && error.kind === 'not-found') return null;
    throw error;
  }
}

/** Null for a deployment that has not begun: it has changed nothing. */
export function factOf(
  environment: string,
  deployment: ListedDeployment,
  statuses: readonly FoundStatus[],
): SeenDeployment | null {
  // A job that failed is another deployment when it is run again: a success after that is somebody's word. And GitHub
  // turns an older success into `inactive` when a newer one comes: the state before that is what happened.
  const failed = statuses.find(({ state }) => STATES[state] === 'failure');
  const telling = failed ?? statuses.find(({ state }) => state !== 'inactive');
  const state = telling && STATES[telling.state];
  if (!telling || !state) return null;
  const finished = state === 'in_progress' ? {} : { finishedAt: telling.createdAt as Instant };
  return {
    id: Number(deployment.id),
    environment,
    sha: effectiveSha(deployment.payload, deployment.sha),
    startedAt: deployment.created_at as Instant,
    ...finished,
    state,
    // So are those that a step of any workflow files with the job's token.
    isOfJob: deployment.performed_via_github_app?.slug === JOBS,
  };
}

const NOT_BEGUN: ReadonlySet<string> = new Set(['queued', 'pending', 'waiting']);

/** What was let in is on its way before it begins. Null: GitHub says that nothing comes of it. */
export function notBegun(
  environment: string,
  { id, sha, payload, created_at: createdAt }: ListedDeployment,
  [newest]: readonly FoundStatus[],
): SeenDeployment | null {
  if (newest !== undefined && !NOT_BEGUN.has(newest.state)) return null;
  const startedAt = createdAt as Instant;
  return { id: Number(id), environment, sha: effectiveSha(payload, sha), startedAt, state: 'in_progress' };
}

/** A deployment that went ahead, and of which nobody can tell any more what became. */
export function gone(
  environment: string,
  { id, sha, at }: { readonly id: number; readonly sha: string; readonly at: Instant },
): SeenDeployment {
  return { id, environment, sha, startedAt: at, finishedAt: at, state: 'failure' };
}

const STATES: Readonly<Record<string, DeploymentFact['state'] | undefined>> = {
  success: 'success',
  failure: 'failure',
  error: 'failure',
  in_progress: 'in_progress',
};
