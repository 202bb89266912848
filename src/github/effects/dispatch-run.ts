/**
 * Starts the workflow that deploys the target of a rollback, once.
 *
 * GitHub names the run it started (since February 2026; older servers answer 204). Where that answer is lost, the runs
 * are looked at and nothing is sent a second time: the run whose name shows the rollback is it, or the only one that we
 * started then. A try whose process died may have started one just the same, so it is remembered before it is sent.
 */
import type { DispatchRun, Outcome } from '../../domain/effect.ts';
import { Failure } from '../../domain/failure.ts';
import { type EpochMs, epochMs, type Instant, toInstant } from '../../domain/instant.ts';
import { workflowPath } from '../../domain/workflow-file.ts';
import type { Sending } from '../../flow/ports.ts';
import { ask, type Connection, once, PAGE_SIZE } from '../client.ts';

/** GitHub's list of runs lags behind what it started. */
const LISTED_WITHIN_MS = 120_000;
const LOOK_AGAIN_MS = 10_000;
/** As much as GitHub's clock may be behind ours. */
const CLOCKS_DIFFER_MS = 30_000;

export async function dispatchRun(
  connection: Connection,
  effect: DispatchRun,
  sending: Sending | undefined,
  at: EpochMs,
): Promise<Outcome> {
  if (sending === undefined) {
    return { kind: 'superseded', code: 'moved-on', because: 'the ledger of rollbacks does not order it' };
  }
  if (sending.since !== null) return findStarted(connection, effect, { ...sending, since: sending.since }, at);
  const since = toInstant(at);
  if (!(await sending.remember(since))) {
    return { kind: 'superseded', code: 'moved-on', because: 'the ledger says otherwise by now' };
  }
  try {
    const run = await send(connection, effect, sending);
    if (run !== null) return { kind: 'done', run, note: `started run ${run.id}` };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    const refused = refusalOf(error, effect);
    if (refused !== null) {
      await sending.remember(null);
      return refused;
    }
  }
  return findStarted(connection, effect, { ...sending, since }, at);
}

async function send(
  { octokit, owner, repo }: Connection,
  { workflow, environment }: DispatchRun,
  { ref, inputs }: Sending,
): Promise<{ readonly id: number; readonly url: string } | null> {
  const { data } = await ask(`Starting ${workflow} to take ${environment} back`, () =>
    octokit.request('POST /repos/{owner}/{repo}/actions/workflows/{workflow_id}/dispatches', {
      owner,
      repo,
      workflow_id: workflow,
      ref,
      inputs,
      return_run_details: true,
      request: once(),
    }),
  );
  return startedIn(data);
}

/** Null: a server that answers 204 and names no run. */
function startedIn(data: unknown): { readonly id: number; readonly url: string } | null {
  if (typeof data !== 'object' || data === null || !('workflow_run_id' in data)) return null;
  const id = Number(data.workflow_run_id);
  const url = 'html_url' in data && typeof data.html_url === 'string' ? data.html_url : '';
  return Number.isSafeInteger(id) && id > 0 ? { id, url } : null;
}

/** Null: nobody knows whether it was done. */
function refusalOf({ kind, message, retryAfterMs }: Failure, { workflow }: DispatchRun): Outcome | null {
  switch (kind) {
    case 'rate-limited':
      return { kind: 'retry', because: message, afterMs: retryAfterMs };
    case 'forbidden':
      return mayNotDispatch(message);
    case 'not-found':
      return {
        kind: 'superseded',
        code: 'target-unavailable',
        because: `${message}. The default branch has no ${workflowPath(workflow)} that can be started: \`rollback.workflow\` of the policy names it.`,
      };
    case 'rejected':
      return { kind: 'superseded', code: 'target-unavailable', because: `${message}. ${howToTakeACommit(workflow)}` };
    case 'unavailable':
      return null;
  }
}

function howToTakeACommit(workflow: string): string {
  return (
    `Let ${workflowPath(workflow)} on the default branch begin with ` +
    '`on: { workflow_dispatch: { inputs: { sha: { type: string, required: true } } } }` and check out the commit that its input `sha` names.'
  );
}

export function mayNotDispatch(message: string): Outcome {
  const because = `The App may not start workflows: it lacks "actions: write". ${message} Until then start the workflow by hand with the commit to go back to.`;
  return { kind: 'superseded', code: 'executor-forbidden', because };
}

type Sent = Sending & { readonly since: Instant };

async function findStarted(connection: Connection, effect: DispatchRun, sent: Sent, at: EpochMs): Promise<Outcome> {
  const { mark, since } = sent;
  const ours = await listOurs(connection, effect, since);
  const named = mark === null ? [] : ours.filter(({ title }) => title.includes(mark));
  const [first, second] = named.length > 0 ? named : ours;
  if (first !== undefined && second === undefined) {
    const run = { id: first.id, url: first.url, ...(named.length > 0 ? {} : { isFoundByTime: true }) };
    return { kind: 'done', run, note: `GitHub's answer was lost; found run ${first.id}` };
  }
  const lost = `GitHub's answer to the start of ${effect.workflow} was lost, and`;
  if (first !== undefined) return unknown(`${lost} there are several runs that may be it`, effect);
  if (at >= epochMs(since) + LISTED_WITHIN_MS) return unknown(`${lost} no run of it is shown`, effect);
  return { kind: 'retry', because: `${lost} no run of it is shown yet`, afterMs: LOOK_AGAIN_MS };
}

function unknown(what: string, { targetSha, environment }: DispatchRun): Outcome {
  const because = `${what}. Nothing is started again: look at the runs, and start the workflow with ${targetSha} for ${environment} if none is under way.`;
  return { kind: 'superseded', code: 'dispatch-unknown', because };
}

interface OurRun {
  readonly id: number;
  readonly url: string;
  readonly title: string;
}

/** Whoever may write starts runs, too; those that we started carry our login, which nobody else can have. */
async function listOurs(
  { octokit, owner, repo, self }: Connection,
  { workflow }: DispatchRun,
  since: Instant,
): Promise<readonly OurRun[]> {
  const { data } = await ask(`Reading the runs of ${workflow}`, () =>
    octokit.request('GET /repos/{owner}/{repo}/actions/runs', {
      owner,
      repo,
      event: 'workflow_dispatch',
      actor: self,
      per_page: PAGE_SIZE,
      request: once(),
    }),
  );
  const earliest = epochMs(since) - CLOCKS_DIFFER_MS;
  return (
    data.workflow_runs
      .filter(({ actor, event }) => actor?.login === self && event === 'workflow_dispatch')
      // Of a file of another branch it says which: `deploy.yml@refs/heads/main`.
      .filter(({ path }) => path.split('@')[0] === workflowPath(workflow))
      .filter(({ created_at: createdAt }) => Date.parse(createdAt) >= earliest)
      .map(({ id, html_url: url, display_title: title }) => ({ id: Number(id), url, title: title ?? '' }))
  );
}
