/**
 * Where our protection rule on one deployment stands. GitHub has no call that says so: it is put together from the
 * deployment, the run, the environments that wait, and the answers given.
 */
import { epochMs, type Instant } from '../../domain/instant.ts';
import type { GateQuestion } from '../../domain/question.ts';
import type { DeploymentReview, GateState } from '../../flow/ports.ts';
import { ask, askOrNull, type Connection, once } from '../client.ts';

/**
 * Marks our comment on one deployment. GitHub's list of answers names neither deployment nor attempt, so the comment
 * has to, or an answer to an earlier attempt would pass for one to this.
 */
export function deploymentMark(deploymentId: number): string {
  return `deployment ${deploymentId}`;
}

export async function readGate(connection: Connection, question: GateQuestion): Promise<GateState> {
  const deployment = await readDeployment(connection, question.deploymentId);
  const run = await readRun(connection, question.runId);
  const known = {
    runAttempt: run?.run_attempt ?? 0,
    sha: deployment?.sha ?? '',
    ref: deployment?.ref ?? '',
    environment: deployment?.environment ?? question.environment,
    actors: actorsOf(run),
    requestedAt: deployment?.createdAt ?? null,
  };
  if (!deployment || !run) return { ...known, state: 'not-found', lastReport: null, reviews: [] };
  const all = await readAnswers(connection, question);
  const answers = oursAmong(all, connection, question);
  const lastReport = answers.filter((answer) => answer.state === 'pending').at(-1)?.comment ?? null;
  const state = answeredState(answers) ?? (await openState(connection, question, run, deployment));
  return { ...known, state, lastReport, reviews: reviewsAmong(all, connection, known.environment) };
}

function answeredState(answers: readonly Answer[]): 'approved' | 'rejected' | undefined {
  const final = answers.find((answer) => answer.state !== 'pending');
  return final && (final.state === 'approved' ? 'approved' : 'rejected');
}

/**
 * GitHub tells what a run waits for by environment: after the run was started again, a deployment of the first attempt
 * looks as if it waited. So the deployment has the first word, then the times, and the list the last.
 */
async function openState(
  connection: Connection,
  question: GateQuestion,
  run: Run,
  deployment: Deployment,
): Promise<GateState['state']> {
  const states = await readStates(connection, question.deploymentId);
  if (states.some((state) => STARTED.has(state))) return 'passed-without-us';
  if (ENDED.has(states[0] ?? '') || isOfEarlierAttempt(deployment, run)) return 'gone';
  // Right after the webhook neither the run nor the list may show the wait yet.
  const isOver = run.status === 'completed' && !isNewerThan(deployment, run);
  return isOver && !(await isPending(connection, question)) ? 'gone' : 'waiting';
}

function isOfEarlierAttempt({ createdAt }: Deployment, { run_started_at: startedAt }: Run): boolean {
  return startedAt !== undefined && epochMs(createdAt) < Date.parse(startedAt);
}

/** What we read of the run is from before the deployment: GitHub's copies lag. */
function isNewerThan({ createdAt }: Deployment, { updated_at: updatedAt }: Run): boolean {
  return epochMs(createdAt) > Date.parse(updatedAt);
}

interface Run {
  readonly status: string | null;
  readonly run_attempt?: number;
  /** When the present attempt began. */
  readonly run_started_at?: string;
  readonly updated_at: string;
  readonly actor?: { readonly login: string };
  readonly triggering_actor?: { readonly login: string };
}

function actorsOf(run: Run | null): readonly string[] {
  const logins = [run?.actor?.login, run?.triggering_actor?.login].filter((login) => login !== undefined);
  return [...new Set(logins)];
}

async function readRun({ octokit, owner, repo }: Connection, runId: number): Promise<Run | null> {
  const answer = await askOrNull(`Reading run ${runId}`, () =>
    octokit.request('GET /repos/{owner}/{repo}/actions/runs/{run_id}', { owner, repo, run_id: runId, request: once() }),
  );
  return answer?.data ?? null;
}

interface Deployment {
  readonly sha: string;
  readonly ref: string;
  readonly environment: string;
  readonly createdAt: Instant;
}

async function readDeployment({ octokit, owner, repo }: Connection, deploymentId: number): Promise<Deployment | null> {
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
  return { sha: effectiveSha(payload, sha), ref, environment, createdAt: createdAt as Instant };
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

export interface Answer {
  readonly state: string;
  readonly comment: string;
  readonly user: { readonly login: string; readonly id: number | bigint; readonly type: string };
  readonly environments: readonly { readonly name?: string }[];
}

export async function readOurAnswers(connection: Connection, question: GateQuestion): Promise<readonly Answer[]> {
  return oursAmong(await readAnswers(connection, question), connection, question);
}

async function readAnswers({ octokit, owner, repo }: Connection, { runId }: GateQuestion): Promise<readonly Answer[]> {
  const answers = await ask(`Reading the answers of run ${runId}`, () =>
    octokit.request('GET /repos/{owner}/{repo}/actions/runs/{run_id}/approvals', {
      owner,
      repo,
      run_id: runId,
      request: once(),
    }),
  );
  return answers.data;
}

function oursAmong(all: readonly Answer[], { self }: Connection, question: GateQuestion): readonly Answer[] {
  const mark = deploymentMark(question.deploymentId);
  return all.filter((answer) => answer.user.login === self && endsWithMark(answer.comment, mark));
}

/** What people said: answers of Apps are rules of their own. */
function reviewsAmong(all: readonly Answer[], { self }: Connection, environment: string): readonly DeploymentReview[] {
  const times = new Map<string, number>();
  return all.flatMap(({ state, comment, user, environments }) => {
    const isHere = environments.some((each) => each.name?.toLowerCase() === environment.toLowerCase());
    if (!isHere || user.type !== 'User' || user.login === self) return [];
    if (state !== 'approved' && state !== 'rejected') return [];
    const nth = (times.get(`${user.id} ${state}`) ?? 0) + 1;
    times.set(`${user.id} ${state}`, nth);
    return [{ user: user.login, userId: Number(user.id), state, comment: comment.toWellFormed(), nth }];
  });
}

/** The mark stands at the end of the comment, as a word of its own: `deployment 12` is not `deployment 123`. */
function endsWithMark(comment: string, mark: string): boolean {
  return new RegExp(`(^|\\s)${mark}$`).test(comment.trimEnd());
}

async function isPending({ octokit, owner, repo }: Connection, question: GateQuestion): Promise<boolean> {
  const answer = await askOrNull(`Reading what run ${question.runId} waits for`, () =>
    octokit.request('GET /repos/{owner}/{repo}/actions/runs/{run_id}/pending_deployments', {
      owner,
      repo,
      run_id: question.runId,
      request: once(),
    }),
  );
  return (answer?.data ?? []).some((pending) => pending.environment.name === question.environment);
}

const STARTED: ReadonlySet<string> = new Set(['in_progress', 'success']);
const ENDED: ReadonlySet<string> = new Set(['failure', 'error', 'inactive']);

/** The states the deployment had, newest first. */
async function readStates({ octokit, owner, repo }: Connection, deploymentId: number): Promise<readonly string[]> {
  const answer = await ask(`Reading the statuses of deployment ${deploymentId}`, () =>
    octokit.request('GET /repos/{owner}/{repo}/deployments/{deployment_id}/statuses', {
      owner,
      repo,
      deployment_id: deploymentId,
      per_page: 100,
      request: once(),
    }),
  );
  return answer.data.map((status) => status.state);
}
