/** What belongs to a gate besides its own deployment: the jobs beside it, GitHub's other rules, and how it goes on. */
import { epochMs, type Instant, toInstant } from '../../domain/instant.ts';
import type { GateQuestion } from '../../domain/question.ts';
import type { OtherRules } from '../../flow/ports.ts';
import { askOrNull, type Connection, listAll, once } from '../client.ts';
import { effectiveSha, readStatuses, STARTED } from './gate-deployment.ts';

/** A deployment that waits in the same run and environment: an answer to one is an answer to all. */
export interface Sibling {
  readonly id: number;
  /** The effective commit. */
  readonly sha: string;
  readonly createdAt: Instant;
}

/** GitHub lets a matrix have 256 jobs. */
const MOST_SIBLINGS = 300;

/**
 * The deployments that wait beside this one. All jobs of a run are filed against one commit; which run a deployment is
 * of stands in its statuses alone.
 */
export async function readSiblings(
  connection: Connection,
  question: GateQuestion,
  { filedSha, attemptStartedAt }: { readonly filedSha: string; readonly attemptStartedAt: Instant | null },
): Promise<readonly Sibling[]> {
  const { octokit, owner, repo } = connection;
  const { items } = await listAll(
    `Reading the deployments of ${filedSha.slice(0, 7)} to ${question.environment}`,
    (page) =>
      octokit.request('GET /repos/{owner}/{repo}/deployments', {
        owner,
        repo,
        environment: question.environment,
        sha: filedSha,
        ...page,
        request: once(),
      }),
    MOST_SIBLINGS,
  );
  const siblings: Sibling[] = [];
  for (const { id, sha, payload, created_at: createdAt } of items) {
    const isEarlier = attemptStartedAt !== null && Date.parse(createdAt) < epochMs(attemptStartedAt);
    if (Number(id) === question.deploymentId || isEarlier) continue;
    if (!(await waitsInRun(connection, Number(id), question.runId))) continue;
    siblings.push({ id: Number(id), sha: effectiveSha(payload, sha), createdAt: createdAt as Instant });
  }
  return siblings;
}

async function waitsInRun(connection: Connection, deploymentId: number, runId: number): Promise<boolean> {
  const statuses = await readStatuses(connection, deploymentId);
  const [newest] = statuses;
  if (newest?.state !== 'waiting' || statuses.some(({ state }) => STARTED.has(state))) return false;
  // One that does not say its run may be of this one.
  const run = /\/actions\/runs\/(\d+)(?:\/|$)/.exec(newest.logUrl)?.[1];
  return run === undefined || Number(run) === runId;
}

const UNDER_WAY: ReadonlySet<string> = new Set(['waiting', 'queued', 'pending', 'in_progress']);

/** Also before its first status; one that is not there does nothing any more. */
export async function readIsUnderWay(connection: Connection, deploymentId: number): Promise<boolean> {
  const { octokit, owner, repo } = connection;
  const answer = await askOrNull(`Reading the statuses of deployment ${deploymentId}`, () =>
    octokit.request('GET /repos/{owner}/{repo}/deployments/{deployment_id}/statuses', {
      owner,
      repo,
      deployment_id: deploymentId,
      per_page: 1,
      request: once(),
    }),
  );
  if (answer === null) return false;
  const [newest] = answer.data;
  return newest === undefined || UNDER_WAY.has(newest.state);
}

const MINUTE_MS = 60_000;

export async function readOtherRules(connection: Connection, question: GateQuestion): Promise<OtherRules> {
  const pending = (await readPending(connection, question)).find(
    ({ environment }) => environment.name?.toLowerCase() === question.environment.toLowerCase(),
  );
  if (pending === undefined) return { hasReviewers: false, timerEndsAt: null };
  const { wait_timer: minutes, wait_timer_started_at: startedAt, reviewers } = pending;
  const endsAt = minutes > 0 && startedAt !== null ? Date.parse(startedAt) + minutes * MINUTE_MS : null;
  return { hasReviewers: reviewers.length > 0, timerEndsAt: endsAt === null ? null : toInstant(endsAt) };
}

/** What a run waits for, by environment. */
export async function readPending({ octokit, owner, repo }: Connection, { runId }: GateQuestion) {
  const answer = await askOrNull(`Reading what run ${runId} waits for`, () =>
    octokit.request('GET /repos/{owner}/{repo}/actions/runs/{run_id}/pending_deployments', {
      owner,
      repo,
      run_id: runId,
      request: once(),
    }),
  );
  return answer?.data ?? [];
}

/** Whether our rule is switched off in the environment. What cannot be read, and a job without an App, know of no such. */
export async function readIsRuleOff(connection: Connection, environment: string): Promise<boolean> {
  const { octokit, owner, repo, appId } = connection;
  if (appId === null) return false;
  const answer = await askOrNull(`Reading the protection rules of ${environment}`, () =>
    octokit.request('GET /repos/{owner}/{repo}/environments/{environment_name}/deployment_protection_rules', {
      owner,
      repo,
      environment_name: environment,
      request: once(),
    }),
  );
  if (answer === null) return false;
  const rules = answer.data.custom_deployment_protection_rules ?? [];
  return !rules.some((rule) => Number(rule.app.id) === appId && rule.enabled);
}
