/**
 * Where our protection rule on one deployment stands. GitHub has no call that says so: it is put together from the
 * deployment, the run, the environments that wait, and the answers given.
 */
import { epochMs, type Instant } from '../../domain/instant.ts';
import type { GateQuestion } from '../../domain/question.ts';
import type { GateState } from '../../flow/ports.ts';
import { askOrNull, type Connection, once } from '../client.ts';
import { type Answer, markedIn, oursAmong, oursIn, readAnswers, reviewsAmong } from './gate-answers.ts';
import { type Deployment, isJobOf, readDeployment, readStatuses, STARTED } from './gate-deployment.ts';
import { readIsRuleOff, readPending, readSiblings } from './read-gate-surroundings.ts';
import { runByHand } from './run-by-hand.ts';

/** For the question about it: what is done because of its answer need not read all of it again. */
export async function readGate(connection: Connection, question: GateQuestion): Promise<GateState> {
  const { gate, answers } = await lookAtGate(connection, question);
  const { state, requestedAt } = gate;
  if (state === 'waiting') connection.seen?.putLook(question.deploymentId, { answers, requestedAt });
  return gate;
}

/** The run has the attempt, the statuses whether it began or ended: a run that was started again is another gate's. */
export async function readStillWaits(
  connection: Connection,
  question: GateQuestion,
  runAttempt: number,
): Promise<boolean> {
  const run = await readRun(connection, question.runId);
  if (run === null || run.run_attempt !== runAttempt || run.status === 'completed') return false;
  const states = (await readStatuses(connection, question.deploymentId)).map(({ state }) => state);
  if (states.some((state) => STARTED.has(state)) || ENDED.has(states[0] ?? '')) return false;
  connection.seen?.putLook(question.deploymentId, { answers: null, requestedAt: null });
  return true;
}

export interface SeenGate {
  readonly gate: GateState;
  /** The commit that GitHub files the run's deployments against. */
  readonly filedSha: string;
  /** When the present attempt of the run began; null when GitHub does not say. */
  readonly attemptStartedAt: Instant | null;
  /** All that was answered on the run. */
  readonly answers: readonly Answer[];
}

/**
 * The gate, and what is needed to find what waits beside it.
 *
 * @param known the answers given on the run, where they need not be read.
 */
export async function lookAtGate(
  connection: Connection,
  question: GateQuestion,
  known: readonly Answer[] | null = null,
): Promise<SeenGate> {
  const deployment = await readDeployment(connection, question.deploymentId);
  const run = await readRun(connection, question.runId);
  const about = {
    runAttempt: run?.run_attempt ?? 0,
    sha: deployment?.sha ?? '',
    ref: deployment?.ref ?? '',
    environment: question.environment,
    actors: actorsOf(run),
    requestedAt: deployment?.createdAt ?? null,
    byHand: run === null ? undefined : runByHand(run),
    ...(deployment?.digest ? { digest: deployment.digest } : {}),
  };
  const place = {
    filedSha: deployment?.sha ?? '',
    attemptStartedAt: (run?.run_started_at ?? null) as Instant | null,
  };
  if (!deployment || !run)
    return { gate: { ...about, state: 'not-found', lastReport: null, reviews: [] }, ...place, answers: [] };
  const all = known ?? (await readAnswers(connection, question));
  const answers = oursAmong(all, connection, question);
  const lastReport = lastReportIn(answers);
  const state = answeredState(answers) ?? (await openState({ connection, question, run, deployment, all }));
  const reviews = reviewsAmong(all, connection, about.environment);
  return { gate: { ...about, state, lastReport, reviews }, ...place, answers: all };
}

export function lastReportIn(answers: readonly Answer[]): string | null {
  return answers.filter((answer) => answer.state === 'pending').at(-1)?.comment ?? null;
}

export function answeredState(answers: readonly Answer[]): 'approved' | 'rejected' | undefined {
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
 * looks as if it waited. So the times have the first word. Whoever may write can give a deployment statuses: what they
 * say of a beginning or an end is believed when the run agrees.
 */
async function openState(seen: Seen): Promise<GateState['state']> {
  const { connection, question, run, deployment } = seen;
  const statuses = await readStatuses(connection, question.deploymentId);
  // Right after the webhook neither the run nor the list may show the wait yet.
  const isRunOver = run.status === 'completed' && !isNewerThan(deployment, run);
  const isOver = isRunOver || isOfEarlierAttempt(deployment, run);
  const ofRun = { id: Number(run.id), headSha: run.head_sha, isAlone: true };
  if (!isJobOf(ofRun, deployment, statuses)) return isOver ? 'gone' : 'not-found';
  const hasStarted = statuses.some(({ state }) => STARTED.has(state));
  const hasEnded = ENDED.has(statuses[0]?.state ?? '');
  if (!isOver && !hasStarted && !hasEnded) return 'waiting';
  if (!isOfEarlierAttempt(deployment, run) && (await isStillPending(seen, isRunOver))) return 'waiting';
  return hasStarted ? startedState(seen) : 'gone';
}

/**
 * What GitHub does not tell of a run that goes on may be waited for. What it tells is of the environment: where another
 * job plainly waits there, it may be that one alone, and an answer to it is an answer to all.
 */
async function isStillPending({ connection, question, run, deployment }: Seen, isRunOver: boolean): Promise<boolean> {
  const pending = await readPending(connection, question);
  if (pending === null) return !isRunOver;
  const here = question.environment.toLowerCase();
  if (!pending.some(({ environment }) => environment.name?.toLowerCase() === here)) return false;
  const attemptStartedAt = (run.run_started_at ?? null) as Instant | null;
  const { items } = await readSiblings(connection, question, { filedSha: deployment.sha, attemptStartedAt });
  return items.length === 0;
}

/** It began, and no answer of ours names it. */
async function startedState(seen: Seen): Promise<GateState['state']> {
  if (await readIsRuleOff(seen.connection, seen.question.environment)) return 'rule-off';
  return (await isLetGoWithAnother(seen)) ? 'approved' : 'passed-without-us';
}

/**
 * A job that came to wait between our look at its matrix and our answer is let go by that answer, which does not name
 * it. Where a person let something go here, it may as well have been that person.
 */
async function isLetGoWithAnother({ connection, question, run, deployment, all }: Seen): Promise<boolean> {
  const { environment } = question;
  if (isOfEarlierAttempt(deployment, run)) return false;
  if (reviewsAmong(all, connection, environment).some(({ state }) => state === 'approved')) return false;
  const named = oursIn(all, connection, environment)
    .filter(({ state }) => state === 'approved')
    .map(({ comment }) => markedIn(comment)?.last ?? 0);
  const latest = Math.max(0, ...named.filter((id) => id < question.deploymentId));
  const other = latest === 0 ? null : await readDeployment(connection, latest);
  return other !== null && !isOfEarlierAttempt(other, run) && other.sha === deployment.sha;
}

function isOfEarlierAttempt({ createdAt }: Deployment, { run_started_at: startedAt }: Run): boolean {
  return startedAt !== undefined && epochMs(createdAt) < Date.parse(startedAt);
}

/** What we read of the run is from before the deployment: GitHub's copies lag. */
function isNewerThan({ createdAt }: Deployment, { updated_at: updatedAt }: Run): boolean {
  return epochMs(createdAt) > Date.parse(updatedAt);
}

interface Run {
  readonly id: number | bigint;
  /** What started it. */
  readonly event: string;
  /** Of its workflow. */
  readonly path: string;
  /** The commit of all its jobs. */
  readonly head_sha: string;
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
