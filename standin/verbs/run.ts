/** Workflow runs: jobs start when what they need succeeded, and stop at protected environments. */
import { showDeployment } from '../render/deployment.ts';
import { repositoryApi } from '../render/place.ts';
import { showPull } from '../render/pull-request.ts';
import { showRun, showWorkflow } from '../render/run.ts';
import { openPullsAt } from '../state/pull-range.ts';
import type {
  Account,
  DeploymentRecord,
  JobRecord,
  Outstanding,
  RepositoryRecord,
  RunRecord,
} from '../state/records.ts';
import type { World } from '../state/world.ts';
import type { DeploymentState, JobOptions, RunOptions } from '../surface/runs.ts';
import { addCheck, changeCheck } from './check.ts';
import { isGroupBusy, nextOfGroup, replacedBy, tellWhyCancelled } from './concurrency.ts';
import { addDeployment, addStatus, environmentNamed } from './deployment.ts';
import { askReviewers, outstandingIn } from './protection.ts';

export function startRun(world: World, repository: RepositoryRecord, options: RunOptions): RunRecord {
  const branch = options.branch ?? repository.defaultBranch;
  const sha = options.sha ?? repository.git.branches.get(branch);
  if (sha === undefined) throw new Error(`there is no branch ${branch}`);
  const workflow = options.workflow ?? 'deploy.yml';
  const isHeldBack = isGroupBusy(repository, options.concurrency);
  const earlier = [...repository.runs.values()].find((run) => run.workflow === workflow);
  const now = world.clock.now();
  const actor = world.account(options.actor);
  const run: RunRecord = {
    id: world.nextId(),
    number: repository.runs.size + 1,
    workflow,
    workflowId: earlier?.workflowId ?? repository.dispatches.get(workflow)?.id ?? world.nextId(),
    branch,
    inputs: options.inputs ?? {},
    title: options.title ?? null,
    concurrency: options.concurrency ?? null,
    isHeldBack,
    sha: repository.git.get(sha).sha,
    event: options.event ?? 'push',
    actor,
    triggeringActor: actor,
    attempt: 1,
    jobs: jobsOf(options),
    approvals: [],
    artifacts: [],
    status: 'queued',
    conclusion: null,
    createdAt: now,
    startedAt: now,
    updatedAt: now,
  };
  world.nextId(); // The check suite of the run has the id after it.
  repository.runs.set(run.id, run);
  tellRun(world, repository, run, 'requested');
  for (const replaced of replacedBy(repository, run)) cancelRun(world, repository, replaced, null);
  if (!isHeldBack) advance(world, repository, run);
  return run;
}

function jobsOf(options: RunOptions): JobRecord[] {
  const single: JobOptions =
    options.environment === undefined ? { name: 'deploy' } : { name: 'deploy', environment: options.environment };
  return (options.jobs ?? [single]).map((job) => newJob(job.name, job.environment ?? null, job.needs ?? []));
}

function newJob(name: string, environment: string | null, needs: readonly string[]): JobRecord {
  const waiting = { waitsFor: new Set<Outstanding>(), waitingSince: 0 };
  return {
    name,
    environment,
    needs,
    status: 'queued',
    conclusion: null,
    hasBegun: false,
    deployment: null,
    check: null,
    ...waiting,
  };
}

function tellRun(
  world: World,
  repository: RepositoryRecord,
  run: RunRecord,
  action: 'requested' | 'in-progress' | 'completed',
): void {
  world.tell({
    webhook: `workflow-run/${action}`,
    repository,
    installation: repository.installation,
    sender: run.triggeringActor,
    content: { workflow: showWorkflow(world, repository, run), workflow_run: showRun(world, repository, run) },
  });
}

/** Starts or skips every job whose needs are decided, until nothing moves; then says what the run is. */
export function advance(world: World, repository: RepositoryRecord, run: RunRecord): void {
  const before = run.status;
  const isDecided = (name: string) => run.jobs.find((job) => job.name === name)?.status === 'completed';
  const isReady = (job: JobRecord) => job.status === 'queued' && job.needs.every(isDecided);
  for (let job = run.jobs.find(isReady); job !== undefined; job = run.jobs.find(isReady)) {
    const succeeded = job.needs.every(
      (name) => run.jobs.find((other) => other.name === name)?.conclusion === 'success',
    );
    if (succeeded) startJob(world, repository, run, job);
    else endJob(world, repository, run, job, 'skipped');
  }
  settleRun(world, repository, run, before);
}

function startJob(world: World, repository: RepositoryRecord, run: RunRecord, job: JobRecord): void {
  const environment = job.environment === null ? null : environmentNamed(world, repository, job.environment);
  for (const one of environment === null ? [] : outstandingIn(world, repository, environment)) job.waitsFor.add(one);
  job.waitingSince = world.clock.now();
  job.status = job.waitsFor.size > 0 ? 'waiting' : 'in_progress';
  job.hasBegun = job.status === 'in_progress';
  run.status = job.status;
  job.check = addCheck(
    world,
    repository,
    { app: world.checkApp('github-actions'), sha: run.sha, name: job.name, sender: run.triggeringActor },
    { status: job.status === 'waiting' ? 'queued' : job.status },
  );
  // The webhook of a check does not know the state `waiting`; the REST API does.
  changeCheck(world, repository, job.check, { status: job.status }, run.triggeringActor);
  if (environment === null) return;
  job.deployment = addDeployment(world, repository, {
    environment: environment.name,
    sha: run.sha,
    ref: run.branch,
    creator: run.actor,
    payload: {},
    run,
    attempt: run.attempt,
  });
  addStatus(world, repository, job.deployment, job.status, run.actor);
  if (job.waitsFor.has('rule')) askRule(world, repository, run, job.deployment);
  if (job.waitsFor.has('reviewers')) askReviewers(world, repository, run, job, environment);
}

function askRule(world: World, repository: RepositoryRecord, run: RunRecord, deployment: DeploymentRecord): void {
  world.tell({
    webhook: 'deployment-protection-rule/requested',
    repository,
    installation: repository.installation,
    sender: run.triggeringActor,
    content: {
      environment: deployment.environment,
      event: run.event,
      deployment_callback_url: repositoryApi(world, repository, `/actions/runs/${run.id}/deployment_protection_rule`),
      deployment: showDeployment(world, repository, deployment),
      pull_requests: openPullsAt(repository, run.sha).map((issue) => showPull(world, repository, issue)),
    },
  });
}

/** A waiting job goes on: all it waited for is there, or was bypassed. */
export function letGo(world: World, repository: RepositoryRecord, run: RunRecord, job: JobRecord): void {
  job.status = 'in_progress';
  job.hasBegun = true;
  job.waitsFor.clear();
  run.updatedAt = world.clock.now();
  if (job.check !== null) changeCheck(world, repository, job.check, { status: 'in_progress' }, run.triggeringActor);
  if (job.deployment !== null) addStatus(world, repository, job.deployment, 'in_progress', run.actor);
}

const DEPLOYMENT_STATES: Readonly<Record<string, DeploymentState>> = { success: 'success' };

export function endJob(
  world: World,
  repository: RepositoryRecord,
  run: RunRecord,
  job: JobRecord,
  conclusion: 'success' | 'failure' | 'cancelled' | 'skipped',
): void {
  job.status = 'completed';
  job.conclusion = conclusion;
  job.waitsFor.clear();
  run.updatedAt = world.clock.now();
  if (job.check !== null) changeCheck(world, repository, job.check, { conclusion }, run.triggeringActor);
  if (job.deployment === null) return;
  addStatus(world, repository, job.deployment, DEPLOYMENT_STATES[conclusion] ?? 'failure', run.actor);
}

function settleRun(world: World, repository: RepositoryRecord, run: RunRecord, before: RunRecord['status']): void {
  const is = (status: JobRecord['status']) => run.jobs.some((job) => job.status === status);
  if (run.jobs.every((job) => job.status === 'completed')) run.status = 'completed';
  else if (is('in_progress')) run.status = 'in_progress';
  else run.status = is('waiting') ? 'waiting' : 'queued';
  run.updatedAt = world.clock.now();
  if (run.status === 'in_progress' && before !== 'in_progress') tellRun(world, repository, run, 'in-progress');
  if (run.status !== 'completed') return;
  run.conclusion = conclusionOf(run);
  tellRun(world, repository, run, 'completed');
  const next = nextOfGroup(repository, run);
  if (next === undefined) return;
  next.isHeldBack = false;
  advance(world, repository, next);
}

function conclusionOf(run: RunRecord): 'success' | 'failure' | 'cancelled' {
  if (run.jobs.some((job) => job.conclusion === 'cancelled')) return 'cancelled';
  return run.jobs.some((job) => job.conclusion === 'failure') ? 'failure' : 'success';
}

/** Same run and commit, next attempt; every job starts anew with a deployment of its own. */
export function rerun(world: World, repository: RepositoryRecord, run: RunRecord, by: Account): void {
  if (run.status !== 'completed') throw new Error(`run ${run.id} has not ended: cancel it before it is re-run`);
  run.attempt += 1;
  run.triggeringActor = by;
  run.jobs = run.jobs.map((job) => newJob(job.name, job.environment, job.needs));
  run.status = 'queued';
  run.conclusion = null;
  run.startedAt = world.clock.now();
  run.updatedAt = run.startedAt;
  tellRun(world, repository, run, 'requested');
  advance(world, repository, run);
}

/** `by` null: GitHub itself, since another run of the concurrency group came. */
export function cancelRun(world: World, repository: RepositoryRecord, run: RunRecord, by: Account | null): void {
  for (const job of run.jobs) {
    if (job.status === 'completed') continue;
    endJob(world, repository, run, job, 'cancelled');
    tellWhyCancelled(world, repository, run, job, by);
  }
  run.isHeldBack = false;
  advance(world, repository, run);
}
