/**
 * What an environment went through, as a job can read it without any memory: GitHub's deployments, the whole history of
 * their statuses, and the workflow runs that they are of. Whoever may write can file a deployment, call it a success and
 * link it to any run; what nobody can forge is the record of a run: its workflow, branch, commit and conclusion.
 */
import type { Instant } from '../../domain/instant.ts';
import { ask, type Connection, listAll, once } from '../../github/client.ts';
import { factOf } from '../../github/reads/deployment-history.ts';
import { JOBS } from '../../github/reads/gate-deployment.ts';
import type { LaneDeployment } from '../../rollback/case.ts';
import { type JobRun, readRun } from './workflow-runs.ts';

export interface JobDeployment extends LaneDeployment {
  /** The run whose job GitHub made it for; null: none that could be proved. */
  readonly run: JobRun | null;
}

export interface LaneQuestion {
  readonly environment: string;
  readonly defaultBranch: string;
  /** Paths of the workflows that deploy there. */
  readonly workflows: readonly string[];
  /** Text of a file at a commit; null: the commit has no such file. */
  readonly textOf: (path: string, sha: string) => Promise<string | null>;
}

/** What is older is no candidate: each costs two reads of the 1,000 that a job has per hour and repository. */
const LOOK_BACK = 20;
const MOST_STATUSES = 300;

/** Newest first. */
export async function readJobLane(connection: Connection, question: LaneQuestion): Promise<readonly JobDeployment[]> {
  const { octokit, owner, repo } = connection;
  const { environment } = question;
  const { data } = await ask(`Reading the deployments to ${environment}`, () =>
    octokit.request('GET /repos/{owner}/{repo}/deployments', {
      owner,
      repo,
      environment,
      per_page: LOOK_BACK,
      request: once(),
    }),
  );
  const lane: JobDeployment[] = [];
  for (const deployment of data) lane.push(await readOne(connection, question, deployment));
  return lane;
}

/** The newest deployment of the environment: another one than before, and what was decided is of yesterday. */
export async function readNewestId(
  { octokit, owner, repo }: Connection,
  environment: string,
): Promise<number | undefined> {
  const { data } = await ask(`Reading the deployments to ${environment}`, () =>
    octokit.request('GET /repos/{owner}/{repo}/deployments', {
      owner,
      repo,
      environment,
      per_page: 1,
      request: once(),
    }),
  );
  return data[0] && Number(data[0].id);
}

interface Listed {
  readonly id: number | bigint;
  readonly sha: string;
  readonly task: string;
  readonly payload: unknown;
  readonly created_at: string;
  readonly transient_environment?: boolean | undefined;
  readonly performed_via_github_app?: { readonly slug?: string | undefined } | null | undefined;
}

async function readOne(connection: Connection, question: LaneQuestion, listed: Listed): Promise<JobDeployment> {
  const statuses = await readStatuses(connection, Number(listed.id));
  const run = await runOf(connection, listed, statuses);
  const fact = factOf(question.environment, listed, statuses);
  const isOfDeployWorkflow =
    ['deploy', 'deploy:rollback'].includes(listed.task) && run !== null && isDeployRun(connection, run, question);
  return {
    id: Number(listed.id),
    sha: fact?.sha ?? listed.sha,
    shaFrom: fact === null || fact.sha === listed.sha ? 'deployment' : 'payload',
    isDispatched: run === null || !TELLS_ITS_COMMIT.has(run.event),
    startedAt: listed.created_at as Instant,
    ...(fact?.finishedAt === undefined ? {} : { finishedAt: fact.finishedAt }),
    state: fact?.state ?? 'pending',
    everSucceeded: statuses.some(({ state }) => state === 'success'),
    isTransient: listed.transient_environment === true,
    isOfDeployWorkflow,
    isRollback: run !== null && isDispatchedByJob(run),
    verification: isOfDeployWorkflow ? await verificationOf(run, question) : null,
    run,
  };
}

interface ReadStatus {
  readonly state: string;
  readonly createdAt: string;
  readonly page: string;
}

/** Newest first. */
async function readStatuses({ octokit, owner, repo }: Connection, id: number): Promise<readonly ReadStatus[]> {
  const { items } = await listAll(
    `Reading the statuses of deployment ${id}`,
    (page) =>
      octokit.request('GET /repos/{owner}/{repo}/deployments/{deployment_id}/statuses', {
        owner,
        repo,
        deployment_id: id,
        ...page,
        request: once(),
      }),
    MOST_STATUSES,
  );
  return items.map((item) => ({
    state: item.state,
    createdAt: item.created_at,
    page: item.log_url || item.target_url || '',
  }));
}

/** By the oldest status, which is GitHub's own; a job's deployment is of the commit of its run. */
async function runOf(
  connection: Connection,
  { sha, performed_via_github_app: app }: Listed,
  statuses: readonly ReadStatus[],
): Promise<JobRun | null> {
  const runId = /\/actions\/runs\/([1-9]\d{0,15})(?:\/|$)/.exec(statuses.at(-1)?.page ?? '')?.[1];
  if (runId === undefined || app?.slug !== JOBS) return null;
  const run = await readRun(connection, Number(runId));
  return run?.sha === sha ? run : null;
}

/** Its runs are filed under the commit that they check out. */
const TELLS_ITS_COMMIT: ReadonlySet<string> = new Set(['push']);
const STARTED_ON_A_BRANCH: ReadonlySet<string> = new Set(['push', 'workflow_dispatch', 'schedule']);

/** A pull request's run can be of a branch that only bears the name of the default one. */
function isDeployRun({ repository }: Connection, run: JobRun, { defaultBranch, workflows }: LaneQuestion): boolean {
  const isOurs = run.repositoryId === repository.id && run.branch === defaultBranch;
  return isOurs && STARTED_ON_A_BRANCH.has(run.event) && workflows.includes(run.path);
}

/** By the token of a job: a rollback of an earlier job, or a deployment that some other job started. */
function isDispatchedByJob({ event, actor }: JobRun): boolean {
  return event === 'workflow_dispatch' && actor === 'github-actions[bot]';
}

/**
 * A run that ended well says that its smoke checks passed where its workflow, at its commit, has some. Without them, and
 * for whatever else became of it, it is no proof.
 */
async function verificationOf(run: JobRun | null, { textOf }: LaneQuestion): Promise<LaneDeployment['verification']> {
  if (run === null || run.status !== 'completed') return null;
  const at = run.updatedAt;
  if (run.conclusion !== 'success') return { verdict: 'error', at, confidence: 'low' };
  const isChecked = hasSmokeStep((await textOf(run.path, run.sha)) ?? '');
  return { verdict: 'pass', at, confidence: isChecked ? 'high' : 'low' };
}

/** Whether a workflow has a step with `command: smoke`. */
export function hasSmokeStep(workflow: string): boolean {
  const lines = workflow.split('\n').map((line) => line.replace(/(?:^|\s)#.*$/, ''));
  return lines.some((line) => /(?:^|[\s{,])command:\s*['"]?smoke['"]?\s*(?:[},]|$)/.test(line));
}
