/**
 * The gates of a run that wait for us. What a run waits for is told by environment only, and not by whom; the rules of
 * the environment say whether it is ours, and the deployments of the commit which one it is.
 */
import { epochMs, type Instant } from '../../domain/instant.ts';
import type { GateQuestion } from '../../domain/question.ts';
import type { WaitingRun } from '../../flow/ports.ts';
import { askOrNull, type Connection, listAll, once } from '../client.ts';
import { isJobOf, readStatuses } from '../reads/gate-deployment.ts';

/** GitHub lets a matrix have 256 jobs; whoever may write can file as many deployments as they like. */
const MOST_DEPLOYMENTS = 300;
/** Each costs a read. What is left out is met by the next look, when those before it have gone on. */
const MOST_LOOKED_AT = 30;

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

/** Those of the present attempt. The jobs' own are older than what anybody files because of them. */
async function waitingDeployments(
  connection: Connection,
  run: WaitingRun,
  environment: string,
): Promise<readonly number[]> {
  const listed = await listDeployments(connection, run, environment);
  const ofAttempt = listed.filter(({ created_at: createdAt }) => epochMs(createdAt as Instant) >= run.startedAt);
  const oldest = ofAttempt.toSorted((one, other) => Number(one.id) - Number(other.id)).slice(0, MOST_LOOKED_AT);
  const found: { readonly id: number; readonly seemsOver: boolean }[] = [];
  for (const { id, sha, performed_via_github_app: app } of oldest) {
    const statuses = await readStatuses(connection, Number(id));
    if (!isJobOf(run, { sha, via: app?.slug ?? null }, statuses)) continue;
    found.push({ id: Number(id), seemsOver: statuses.some(({ state }) => OVER.has(state)) });
  }
  // The run waits here. When none of its jobs seems to, their statuses do not tell what is so.
  const plain = found.filter(({ seemsOver }) => !seemsOver);
  return (plain.length > 0 ? plain : found).map(({ id }) => id);
}

const OVER: ReadonlySet<string> = new Set(['in_progress', 'success', 'failure', 'error', 'inactive']);

async function listDeployments({ octokit, owner, repo }: Connection, run: WaitingRun, environment: string) {
  const { items } = await listAll(
    `Reading the deployments of run ${run.id}`,
    (page) =>
      octokit.request('GET /repos/{owner}/{repo}/deployments', {
        owner,
        repo,
        environment,
        sha: run.headSha,
        ...page,
        request: once(),
      }),
    MOST_DEPLOYMENTS,
  );
  return items;
}
