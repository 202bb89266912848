/** Workflow runs and the gates in them. */
import { nodeId, repositoryApi, repositoryPage } from '../render/place.ts';
import { showApproval, showRun } from '../render/run.ts';
import {
  type Answer,
  type Call,
  counted,
  type Handler,
  notFound,
  numberOf,
  Refusal,
  repositoryOf,
  textOf,
} from '../serve/call.ts';
import type { EnvironmentRecord, RepositoryRecord, RunRecord } from '../state/records.ts';
import type { World } from '../state/world.ts';
import { reviewGate } from '../verbs/gate.ts';

export const RUN_ROUTES: Readonly<Record<string, Handler>> = {
  'actions/list-workflow-runs-for-repo': listRuns,
  'actions/get-workflow-run': (call) => {
    const { repository, run } = runOf(call);
    return { status: 200, body: showRun(call.world, repository, run) };
  },
  'actions/get-pending-deployments-for-run': (call) => {
    const { repository, run } = runOf(call);
    const waiting = new Set(run.jobs.filter((job) => job.status === 'waiting').map((job) => job.environment));
    const environments = [...repository.environments.values()].filter(({ name }) => waiting.has(name));
    return { status: 200, body: environments.map((one) => showPending(call.world, repository, one)) };
  },
  'actions/get-reviews-for-run': (call) => {
    const { repository, run } = runOf(call);
    return { status: 200, body: run.approvals.map((approval) => showApproval(call.world, repository, approval)) };
  },
  'actions/review-custom-gates-for-run': reviewRun,
};

function runOf(call: Call): { readonly repository: RepositoryRecord; readonly run: RunRecord } {
  const repository = repositoryOf(call);
  const run = repository.runs.get(numberOf(call, 'run_id'));
  if (run === undefined) throw notFound();
  return { repository, run };
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
function showPending(world: World, repository: RepositoryRecord, { id, name }: EnvironmentRecord) {
  const path = encodeURIComponent(name);
  return {
    environment: {
      id,
      node_id: nodeId('Environment', id),
      name,
      url: repositoryApi(world, repository, `/environments/${path}`),
      html_url: repositoryPage(world, repository, `/deployments/activity_log?environments_filter=${path}`),
    },
    wait_timer: 0,
    wait_timer_started_at: null,
    current_user_can_approve: false,
    reviewers: [],
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
