/** What belongs to a gate besides its own deployment: the jobs beside it, GitHub's other rules, and how it goes on. */
import { epochMs, type Instant, toInstant } from '../../domain/instant.ts';
import type { GateQuestion } from '../../domain/question.ts';
import type { OtherRules } from '../../flow/ports.ts';
import { askOrNull, type Connection, listAll, once } from '../client.ts';
import { isJobOf, readDeployment, readStatuses, STARTED } from './gate-deployment.ts';

/** A deployment that waits in the same run and environment: an answer to one is an answer to all. */
export interface Sibling {
  readonly id: number;
  readonly sha: string;
  readonly createdAt: Instant;
}

export interface Siblings {
  readonly items: readonly Sibling[];
  /** False: there may be more than we read. */
  readonly complete: boolean;
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
): Promise<Siblings> {
  const { octokit, owner, repo } = connection;
  const { items, complete } = await listAll(
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
  const run = { id: question.runId, headSha: filedSha, isAlone: true };
  for (const { id, sha, created_at: createdAt, performed_via_github_app: app } of items) {
    const isEarlier = attemptStartedAt !== null && Date.parse(createdAt) < epochMs(attemptStartedAt);
    if (Number(id) === question.deploymentId || isEarlier) continue;
    const statuses = await readStatuses(connection, Number(id));
    // One whose job began is let go already; one that does not say its run may be of this one.
    if (statuses.some(({ state }) => STARTED.has(state)) || ENDED.has(statuses[0]?.state ?? '')) continue;
    if (!isJobOf(run, { sha, via: app?.slug ?? null }, statuses)) continue;
    siblings.push({ id: Number(id), sha, createdAt: createdAt as Instant });
  }
  return { items: siblings, complete };
}

const ENDED: ReadonlySet<string> = new Set(['failure', 'error', 'inactive']);

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

/**
 * Null: GitHub does not tell. Right after the webhook its list may not show the wait yet; then the rules of the
 * environment itself say who else is asked.
 */
export async function readOtherRules(connection: Connection, question: GateQuestion): Promise<OtherRules | null> {
  const pending = (await readPending(connection, question))?.find(
    ({ environment }) => environment.name?.toLowerCase() === question.environment.toLowerCase(),
  );
  if (pending === undefined) return await readRulesOfEnvironment(connection, question);
  const { wait_timer: minutes, wait_timer_started_at: startedAt, reviewers } = pending;
  const endsAt = minutes > 0 && startedAt !== null ? Date.parse(startedAt) + minutes * MINUTE_MS : null;
  return { hasReviewers: reviewers.length > 0, timerEndsAt: endsAt === null ? null : toInstant(endsAt) };
}

/** A wait timer runs from when the job reached the environment, which is when its deployment was made. */
async function readRulesOfEnvironment(connection: Connection, question: GateQuestion): Promise<OtherRules | null> {
  const { octokit, owner, repo } = connection;
  const answer = await askOrNull(`Reading the rules of ${question.environment}`, () =>
    octokit.request('GET /repos/{owner}/{repo}/environments/{environment_name}', {
      owner,
      repo,
      environment_name: question.environment,
      request: once(),
    }),
  );
  const deployment = answer === null ? null : await readDeployment(connection, question.deploymentId);
  if (answer === null || deployment === null) return null;
  const rules = answer.data.protection_rules ?? [];
  const minutes = Math.max(0, ...rules.map((rule) => ('wait_timer' in rule ? (rule.wait_timer ?? 0) : 0)));
  const hasReviewers = rules.some((rule) => 'reviewers' in rule && (rule.reviewers ?? []).length > 0);
  const endsAt = epochMs(deployment.createdAt) + minutes * MINUTE_MS;
  return { hasReviewers, timerEndsAt: minutes === 0 ? null : toInstant(endsAt) };
}

/** What a run waits for, by environment; null: GitHub does not tell. */
export async function readPending({ octokit, owner, repo }: Connection, { runId }: GateQuestion) {
  const answer = await askOrNull(`Reading what run ${runId} waits for`, () =>
    octokit.request('GET /repos/{owner}/{repo}/actions/runs/{run_id}/pending_deployments', {
      owner,
      repo,
      run_id: runId,
      request: once(),
    }),
  );
  return answer?.data ?? null;
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
