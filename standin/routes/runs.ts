/** Workflow runs and the gates in them. */

import { showArtifact } from '../render/artifact.ts';
import { showJob } from '../render/job.ts';
import { instant, nodeId, repositoryApi, repositoryPage } from '../render/place.ts';
import { showReviewer } from '../render/reviewer.ts';
import { showApproval, showRun } from '../render/run.ts';
import {
  type Answer,
  actorOf,
  type Call,
  counted,
  type Handler,
  notFound,
  numberOf,
  pathOf,
  Refusal,
  repositoryOf,
  textOf,
} from '../serve/call.ts';
import type { CheckRecord, EnvironmentRecord, JobRecord, RepositoryRecord, RunRecord } from '../state/records.ts';
import type { World } from '../state/world.ts';
import { dispatchRun } from '../verbs/dispatch.ts';
import { reviewGate } from '../verbs/gate.ts';

export const RUN_ROUTES: Readonly<Record<string, Handler>> = {
  'actions/list-workflow-runs-for-repo': listRuns,
  'actions/get-workflow-run': (call) => {
    const { repository, run } = runOf(call);
    return { status: 200, body: showRun(call.world, repository, run) };
  },
  'actions/list-jobs-for-workflow-run': (call) => {
    const { repository, run } = runOf(call);
    return counted(call, 'jobs', jobsThatExist(run), (job) => showJob(call.world, repository, run, job));
  },
  'actions/list-workflow-run-artifacts': (call) => {
    const { repository, run } = runOf(call);
    const named = run.artifacts.filter(({ name }) => name === (call.query['name'] ?? name));
    const ordered = call.query['direction'] === 'asc' ? named : named.toReversed();
    return counted(call, 'artifacts', ordered, (artifact) => showArtifact(call.world, repository, run, artifact));
  },
  'actions/get-pending-deployments-for-run': (call) => {
    const { repository, run } = runOf(call);
    const waiting = run.jobs.filter((job) => job.status === 'waiting');
    const body = [...repository.environments.values()].flatMap((environment) => {
      const job = waiting.find((one) => one.environment === environment.name);
      return job === undefined ? [] : [showPending(call.world, repository, environment, job)];
    });
    return { status: 200, body };
  },
  'actions/get-reviews-for-run': (call) => {
    const { repository, run } = runOf(call);
    return { status: 200, body: run.approvals.map((approval) => showApproval(call.world, repository, approval)) };
  },
  'actions/review-custom-gates-for-run': reviewRun,
  'actions/create-workflow-dispatch': dispatch,
};

function runOf(call: Call): { readonly repository: RepositoryRecord; readonly run: RunRecord } {
  const repository = repositoryOf(call);
  const run = repository.runs.get(numberOf(call, 'run_id'));
  if (run === undefined) throw notFound();
  return { repository, run };
}

/** A run that its concurrency group holds back has none, and one that is cancelled meanwhile never gets any. */
function jobsThatExist(run: RunRecord): readonly (JobRecord & { readonly check: CheckRecord })[] {
  return run.jobs.flatMap((job) => (job.check === null ? [] : [{ ...job, check: job.check }]));
}

/** Newest first. The filter `status` takes statuses and conclusions alike. */
function listRuns(call: Call): Answer {
  const repository = repositoryOf(call);
  const { status, branch, event, actor, head_sha: sha } = call.query;
  const matching = [...repository.runs.values()]
    .reverse()
    .filter(
      (run) =>
        (status === undefined || run.status === status || run.conclusion === status) &&
        (branch === undefined || run.branch === branch) &&
        (event === undefined || run.event === event) &&
        (actor === undefined || run.actor.login === actor) &&
        (sha === undefined || run.sha === sha),
    );
  return counted(call, 'workflow_runs', matching, (run) => showRun(call.world, repository, run));
}

/** Says the environment and nothing of the deployment, its commit, or who else has to agree. */
function showPending(
  world: World,
  repository: RepositoryRecord,
  { id, name, protection }: EnvironmentRecord,
  job: JobRecord,
) {
  const path = encodeURIComponent(name);
  return {
    environment: {
      id,
      node_id: nodeId('Environment', id),
      name,
      url: repositoryApi(world, repository, `/environments/${path}`),
      html_url: repositoryPage(world, repository, `/deployments/activity_log?environments_filter=${path}`),
    },
    wait_timer: protection.waitMinutes,
    wait_timer_started_at: protection.waitMinutes === 0 ? null : instant(job.waitingSince),
    current_user_can_approve: false,
    reviewers: protection.reviewers.map((reviewer) => showReviewer(world, reviewer)),
  };
}

function reviewRun(call: Call): Answer {
  const { repository, run } = runOf(call);
  const state = textOf(call, 'state');
  const reviewed = reviewGate(call.world, repository, run, {
    environment: textOf(call, 'environment_name') ?? '',
    state: state === 'approved' || state === 'rejected' ? state : null,
    comment: textOf(call, 'comment') ?? '',
  });
  if (reviewed.kind === 'refused') throw new Refusal(422, reviewed.because);
  return { status: 204 };
}

/** 204, or with `return_run_details` (since 2026-02) 200 and the run. The workflow is named by its id or its file. */
function dispatch(call: Call): Answer {
  const repository = repositoryOf(call);
  const dispatched = dispatchRun(call.world, repository, {
    workflow: pathOf(call, 'workflow_id'),
    ref: textOf(call, 'ref') ?? '',
    inputs: call.body['inputs'],
    actor: actorOf(call),
  });
  if (dispatched.kind === 'not-found') throw notFound();
  if (dispatched.kind === 'refused') throw new Refusal(422, dispatched.because);
  if (call.body['return_run_details'] !== true) return { status: 204 };
  const { id } = dispatched.run;
  const path = `/actions/runs/${id}`;
  return {
    status: 200,
    body: {
      workflow_run_id: id,
      run_url: repositoryApi(call.world, repository, path),
      html_url: repositoryPage(call.world, repository, path),
    },
  };
}
