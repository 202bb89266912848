/**
 * The gates of a run that wait for us. What a run waits for is told by environment only, and not by whom; the rules of
 * the environment say whether it is ours, and the deployments of the commit which one it is.
 */
import { epochMs, type Instant } from '../../domain/instant.ts';
import type { GateQuestion } from '../../domain/question.ts';
import type { WaitingRun } from '../../flow/ports.ts';
import { ask, askOrNull, type Connection, once } from '../client.ts';

/** Attempts and matrix jobs of one commit in one environment. */
const MOST_DEPLOYMENTS = 30;

export async function readWaitingGates(
  connection: Connection,
  run: WaitingRun,
  isOurs: (environment: string) => Promise<boolean>,
): Promise<readonly GateQuestion[]> {
  const gates: GateQuestion[] = [];
  for (const environment of await pendingEnvironments(connection, run.id)) {
    if (!(await isOurs(environment))) continue;
    for (const deploymentId of await waitingDeployments(connection, run, environment)) {
      gates.push({ kind: 'gate', repository: connection.repository, deploymentId, runId: run.id, environment });
    }
  }
  return gates;
}

async function pendingEnvironments({ octokit, owner, repo }: Connection, runId: number): Promise<readonly string[]> {
  const answer = await askOrNull(`Reading what run ${runId} waits for`, () =>
    octokit.request('GET /repos/{owner}/{repo}/actions/runs/{run_id}/pending_deployments', {
      owner,
      repo,
      run_id: runId,
      request: once(),
    }),
  );
  const names = (answer?.data ?? []).flatMap(({ environment }) => environment.name ?? []);
  return [...new Set(names)];
}

async function waitingDeployments(
  connection: Connection,
  run: WaitingRun,
  environment: string,
): Promise<readonly number[]> {
  const { octokit, owner, repo } = connection;
  const { data } = await ask(`Reading the deployments of run ${run.id}`, () =>
    octokit.request('GET /repos/{owner}/{repo}/deployments', {
      owner,
      repo,
      environment,
      sha: run.headSha,
      per_page: MOST_DEPLOYMENTS,
      request: once(),
    }),
  );
  const ids: number[] = [];
  for (const { id, created_at: createdAt } of data) {
    // Older ones belong to an earlier attempt.
    if (epochMs(createdAt as Instant) < run.startedAt) continue;
    if (await isWaiting(connection, Number(id), run)) ids.push(Number(id));
  }
  return ids;
}

const OVER: ReadonlySet<string> = new Set(['in_progress', 'success', 'failure', 'error', 'inactive']);

/** A deployment names its run nowhere but in the address of its log. */
async function isWaiting(
  { octokit, owner, repo }: Connection,
  deploymentId: number,
  run: WaitingRun,
): Promise<boolean> {
  const { data } = await ask(`Reading the statuses of deployment ${deploymentId}`, () =>
    octokit.request('GET /repos/{owner}/{repo}/deployments/{deployment_id}/statuses', {
      owner,
      repo,
      deployment_id: deploymentId,
      per_page: 100,
      request: once(),
    }),
  );
  if (data.some(({ state }) => OVER.has(state))) return false;
  const named = data.flatMap((status) => runIn(status.log_url ?? '') ?? runIn(status.target_url ?? '') ?? []);
  return named.length > 0 ? named.every((id) => id === run.id) : run.isAlone;
}

function runIn(address: string): number | undefined {
  const id = /\/actions\/runs\/([1-9]\d{0,15})(\/|$)/.exec(address)?.[1];
  return id === undefined ? undefined : Number(id);
}
