/** A job of a run, as "list jobs for a workflow run" has it. */
import type { CheckRecord, JobRecord, RepositoryRecord, RunRecord } from '../state/records.ts';
import type { World } from '../state/world.ts';
import { instant, nodeId, repositoryApi, repositoryPage, type Shown } from './place.ts';

/** The id is that of its check run. One that was cancelled before a runner took it has neither a runner nor steps. */
export function showJob(
  world: World,
  repository: RepositoryRecord,
  run: RunRecord,
  job: JobRecord & { readonly check: CheckRecord },
): Shown {
  const { id, startedAt, completedAt } = job.check;
  const runner = job.hasBegun ? 1 : null;
  return {
    id,
    run_id: run.id,
    run_url: repositoryApi(world, repository, `/actions/runs/${run.id}`),
    run_attempt: run.attempt,
    node_id: nodeId('CheckRun', id),
    head_sha: run.sha,
    head_branch: run.branch,
    url: repositoryApi(world, repository, `/actions/jobs/${id}`),
    html_url: repositoryPage(world, repository, `/actions/runs/${run.id}/job/${id}`),
    status: job.status,
    conclusion: job.conclusion,
    created_at: instant(startedAt),
    started_at: instant(startedAt),
    completed_at: completedAt === null ? null : instant(completedAt),
    name: job.name,
    steps: [],
    check_run_url: repositoryApi(world, repository, `/check-runs/${id}`),
    labels: ['ubuntu-latest'],
    runner_id: runner,
    runner_name: runner === null ? null : 'GitHub Actions 1',
    runner_group_id: runner === null ? null : 0,
    runner_group_name: runner === null ? null : 'GitHub Actions',
    workflow_name: run.workflow.replace(/\.ya?ml$/, ''),
  };
}
