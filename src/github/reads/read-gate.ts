/**
 * Where our protection rule on one deployment stands. GitHub has no call that says so: it is put together from the
 * deployment, the run, the environments that wait, and the answers given.
 */
import type { GateQuestion } from '../../domain/question.ts';
import type { GateState } from '../../flow/ports.ts';
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
  };
  if (!deployment || !run) return { ...known, state: 'gone', lastReport: null };
  const answers = await readOurAnswers(connection, question);
  const lastReport = answers.filter((answer) => answer.state === 'pending').at(-1)?.comment ?? null;
  return { ...known, state: await stateOf(connection, question, run, answers), lastReport };
}

async function stateOf(
  connection: Connection,
  question: GateQuestion,
  run: Run,
  answers: readonly Answer[],
): Promise<GateState['state']> {
  const final = answers.find((answer) => answer.state !== 'pending');
  if (final) return final.state === 'approved' ? 'approved' : 'rejected';
  if (await isPending(connection, question)) return 'waiting';
  if (run.status === 'completed') return 'gone';
  // Right after the webhook the environment may not be listed yet: only a deployment that moved on was let through.
  return (await hasMovedOn(connection, question.deploymentId)) ? 'passed-without-us' : 'waiting';
}

interface Run {
  readonly status: string | null;
  readonly run_attempt?: number;
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

async function readDeployment(
  { octokit, owner, repo }: Connection,
  deploymentId: number,
): Promise<{ sha: string; ref: string; environment: string } | null> {
  const answer = await askOrNull(`Reading deployment ${deploymentId}`, () =>
    octokit.request('GET /repos/{owner}/{repo}/deployments/{deployment_id}', {
      owner,
      repo,
      deployment_id: deploymentId,
      request: once(),
    }),
  );
  if (!answer) return null;
  const { sha, ref, environment, payload } = answer.data;
  return { sha: effectiveSha(payload, sha), ref, environment };
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
}

export async function readOurAnswers(connection: Connection, question: GateQuestion): Promise<readonly Answer[]> {
  const { octokit, owner, repo, self } = connection;
  const answers = await ask(`Reading the answers of run ${question.runId}`, () =>
    octokit.request('GET /repos/{owner}/{repo}/actions/runs/{run_id}/approvals', {
      owner,
      repo,
      run_id: question.runId,
      request: once(),
    }),
  );
  const mark = deploymentMark(question.deploymentId);
  return answers.data.filter((answer) => answer.user.login === self && endsWithMark(answer.comment, mark));
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

const NOT_STARTED: ReadonlySet<string> = new Set(['waiting', 'queued', 'pending']);

async function hasMovedOn({ octokit, owner, repo }: Connection, deploymentId: number): Promise<boolean> {
  const answer = await askOrNull(`Reading the status of deployment ${deploymentId}`, () =>
    octokit.request('GET /repos/{owner}/{repo}/deployments/{deployment_id}/statuses', {
      owner,
      repo,
      deployment_id: deploymentId,
      per_page: 1,
      request: once(),
    }),
  );
  const latest = answer?.data[0]?.state as string | undefined;
  return latest !== undefined && !NOT_STARTED.has(latest);
}
