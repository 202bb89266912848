/** The deployments that the jobs of one run made. */
import { epochMs, type Instant } from '../../domain/instant.ts';
import type { JobDeployments } from '../../flow/ports.ts';
import { ask, askOrNull, type Connection, once } from '../client.ts';
import { runByHand } from './run-by-hand.ts';

/** A run's deployments are among the newest ones. */
const LOOK_BACK = 30;

/** Null when GitHub shows no such run. Only deployments of the run's present attempt. */
export async function readJobDeployments(
  connection: Connection,
  runId: number,
  environment: string,
): Promise<JobDeployments | null> {
  const { octokit, owner, repo } = connection;
  const run = await askOrNull(`Reading run ${runId}`, () =>
    octokit.request('GET /repos/{owner}/{repo}/actions/runs/{run_id}', { owner, repo, run_id: runId, request: once() }),
  );
  if (run === null) return null;
  const { run_attempt: runAttempt = 1, run_started_at: startedAt, head_sha: headSha } = run.data;
  const list = await ask(`Reading the deployments to ${environment}`, () =>
    octokit.request('GET /repos/{owner}/{repo}/deployments', {
      owner,
      repo,
      environment,
      per_page: LOOK_BACK,
      request: once(),
    }),
  );
  const deployments: { id: number; sha: string }[] = [];
  for (const { id, sha, created_at: createdAt } of list.data) {
    const isEarlier = startedAt !== undefined && epochMs(createdAt as Instant) < Date.parse(startedAt);
    // Whoever may write can file a deployment and link it to any run: a job's own is of the commit of its run.
    if (isEarlier || sha !== headSha || !(await isOfRun(connection, Number(id), runId))) continue;
    deployments.push({ id: Number(id), sha });
  }
  return { runAttempt, deployments, byHand: runByHand(run.data) };
}

/** GitHub links each status to the job that it is of. */
async function isOfRun({ octokit, owner, repo }: Connection, deploymentId: number, runId: number): Promise<boolean> {
  const { data } = await ask(`Reading the statuses of deployment ${deploymentId}`, () =>
    octokit.request('GET /repos/{owner}/{repo}/deployments/{deployment_id}/statuses', {
      owner,
      repo,
      deployment_id: deploymentId,
      per_page: 100,
      request: once(),
    }),
  );
  const page = new RegExp(`/actions/runs/${runId}(/|$)`);
  return data.some((status) => page.test(status.log_url || status.target_url || ''));
}
