/** What happened in an environment: its deployments, with what their whole status history says. */
import type { DeploymentFact } from '../../domain/facts.ts';
import type { Instant } from '../../domain/instant.ts';
import type { DeploymentReach, SeenDeployment } from '../../flow/ports.ts';
import { ask, type Connection, once } from '../client.ts';
import { type FoundStatus, findStatuses } from '../graphql/find-statuses.ts';
import { effectiveSha } from './read-gate.ts';

/** How far back we look for what an environment runs. */
const LOOK_BACK = 20;

/**
 * Newest first, down to the newest success that is trusted (older ones changed nothing that runs today) and to the
 * oldest of the commit: what became of it here before counts, too.
 */
export async function readDeployments(
  connection: Connection,
  environment: string,
  { isTrusted, sha }: DeploymentReach,
): Promise<readonly SeenDeployment[]> {
  const { octokit, owner, repo } = connection;
  const list = await ask(`Reading the deployments to ${environment}`, () =>
    octokit.request('GET /repos/{owner}/{repo}/deployments', {
      owner,
      repo,
      environment,
      per_page: LOOK_BACK,
      request: once(),
    }),
  );
  const oldest = list.data.findLastIndex((each) => effectiveSha(each.payload, each.sha) === sha);
  const found = await findStatuses(
    connection,
    list.data.map((each) => each.node_id),
  );
  const facts: SeenDeployment[] = [];
  let isBaselineSeen = false;
  for (const [index, deployment] of list.data.entries()) {
    if (isBaselineSeen && index > oldest) break;
    const statuses = found.get(deployment.node_id) ?? (await readStatuses(connection, Number(deployment.id)));
    const fact = factOf(environment, deployment, statuses);
    if (fact) facts.push(fact);
    isBaselineSeen ||= fact?.state === 'success' && isTrusted(fact.id);
  }
  return facts;
}

interface ListedDeployment {
  readonly id: number | bigint;
  readonly sha: string;
  readonly payload: unknown;
  readonly created_at: string;
  /** The App that filed it: of what jobs deploy, GitHub's own. */
  readonly performed_via_github_app?: { readonly slug?: string | undefined } | null | undefined;
}

/** Newest first. */
async function readStatuses({ octokit, owner, repo }: Connection, id: number): Promise<readonly FoundStatus[]> {
  const answer = await ask(`Reading the statuses of deployment ${id}`, () =>
    octokit.request('GET /repos/{owner}/{repo}/deployments/{deployment_id}/statuses', {
      owner,
      repo,
      deployment_id: id,
      per_page: 100,
      request: once(),
    }),
  );
  return answer.data.map(({ state, created_at: createdAt }) => ({ state, createdAt }));
}

/** Null for a deployment that has not begun: it has changed nothing. */
function factOf(
  environment: string,
  deployment: ListedDeployment,
  statuses: readonly FoundStatus[],
): SeenDeployment | null {
  // GitHub turns an older success into `inactive` when a newer one comes: the state before that is what happened.
  const telling = statuses.find((status) => status.state !== 'inactive');
  const state = telling && STATES[telling.state];
  if (!telling || !state) return null;
  const finished = state === 'in_progress' ? {} : { finishedAt: telling.createdAt as Instant };
  return {
    id: Number(deployment.id),
    environment,
    sha: effectiveSha(deployment.payload, deployment.sha),
    startedAt: deployment.created_at as Instant,
    ...finished,
    state,
    isOfJob: deployment.performed_via_github_app?.slug === JOBS,
  };
}

/** Name of the App that GitHub's jobs act as. Nobody else can file anything in its name. */
const JOBS = 'github-actions';

const STATES: Readonly<Record<string, DeploymentFact['state'] | undefined>> = {
  success: 'success',
  failure: 'failure',
  error: 'failure',
  in_progress: 'in_progress',
};
