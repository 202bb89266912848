/**
 * Where our protection rule on one deployment stands. GitHub has no call that says so: it is put together from the
 * deployment, the run, the environments that wait, and the answers given.
 */
import { epochMs, type Instant } from '../../domain/instant.ts';
import type { GateQuestion } from '../../domain/question.ts';
import type { GateState } from '../../flow/ports.ts';
import { askOrNull, type Connection, once } from '../client.ts';
import { type Answer, markedIn, oursAmong, oursIn, readAnswers, reviewsAmong } from './gate-answers.ts';
import { type Deployment, readDeployment, readStatuses, STARTED } from './gate-deployment.ts';
import { readIsRuleOff, readPending } from './read-gate-surroundings.ts';

export { effectiveSha } from './gate-deployment.ts';

export async function readGate(connection: Connection, question: GateQuestion): Promise<GateState> {
  return (await lookAtGate(connection, question)).gate;
}

export interface SeenGate {
  readonly gate: GateState;
  /** The commit that GitHub files the run's deployments against. */
  readonly filedSha: string;
  /** When the present attempt of the run began; null when GitHub does not say. */
  readonly attemptStartedAt: Instant | null;
}

/** The gate, and what is needed to find what waits beside it. */
export async function lookAtGate(connection: Connection, question: GateQuestion): Promise<SeenGate> {
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
  const place = {
    filedSha: deployment?.filedSha ?? '',
    attemptStartedAt: (run?.run_started_at ?? null) as Instant | null,
  };
  if (!deployment || !run) return { gate: { ...known, state: 'not-found', lastReport: null, reviews: [] }, ...place };
  const all = await readAnswers(connection, question);
  const answers = oursAmong(all, connection, question);
  const lastReport = answers.filter((answer) => answer.state === 'pending').at(-1)?.comment ?? null;
  const state = answeredState(answers) ?? (await openState({ connection, question, run, deployment, all }));
  return { gate: { ...known, state, lastReport, reviews: reviewsAmong(all, connection, known.environment) }, ...place };
}

function answeredState(answers: readonly Answer[]): 'approved' | 'rejected' | undefined {
  const final = answers.find((answer) => answer.state !== 'pending');
  return final && (final.state === 'approved' ? 'approved' : 'rejected');
}

interface Seen {
  readonly connection: Connection;
  readonly question: GateQuestion;
  readonly run: Run;
  readonly deployment: Deployment;
  readonly all: readonly Answer[];
}

/**
 * GitHub tells what a run waits for by environment: after the run was started again, a deployment of the first attempt
 * looks as if it waited. So the deployment has the first word, then the times, and the list the last.
 */
async function openState(seen: Seen): Promise<GateState['state']> {
  const { connection, question, run, deployment } = seen;
  const states = (await readStatuses(connection, question.deploymentId)).map(({ state }) => state);
  if (states.some((state) => STARTED.has(state))) return startedState(seen);
  if (ENDED.has(states[0] ?? '') || isOfEarlierAttempt(deployment, run)) return 'gone';
  // Right after the webhook neither the run nor the list may show the wait yet.
  const isOver = run.status === 'completed' && !isNewerThan(deployment, run);
  if (!isOver) return 'waiting';
  const pending = await readPending(connection, question);
  return pending.some(({ environment }) => environment.name === question.environment) ? 'waiting' : 'gone';
}

/** It began, and no answer of ours names it. */
async function startedState(seen: Seen): Promise<GateState['state']> {
  if (await readIsRuleOff(seen.connection, seen.deployment.environment)) return 'rule-off';
  return (await isLetGoWithAnother(seen)) ? 'approved' : 'passed-without-us';
}

/**
 * A job that came to wait between our look at its matrix and our answer is let go by that answer, which does not name
 * it. Where a person let something go here, it may as well have been that person.
 */
async function isLetGoWithAnother({ connection, question, run, deployment, all }: Seen): Promise<boolean> {
  const { environment } = deployment;
  if (isOfEarlierAttempt(deployment, run)) return false;
  if (reviewsAmong(all, connection, environment).some(({ state }) => state === 'approved')) return false;
  const named = oursIn(all, connection, environment)
    .filter(({ state }) => state === 'approved')
    .map(({ comment }) => markedIn(comment)?.last ?? 0);
  const latest = Math.max(0, ...named.filter((id) => id < question.deploymentId));
  const other = latest === 0 ? null : await readDeployment(connection, latest);
  return other !== null && !isOfEarlierAttempt(other, run) && other.filedSha === deployment.filedSha;
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

const ENDED: ReadonlySet<string> = new Set(['failure', 'error', 'inactive']);
