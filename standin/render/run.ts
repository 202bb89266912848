import { openPullsAt } from '../state/pull-range.ts';
import type { ApprovalRecord, RepositoryRecord, RunRecord } from '../state/records.ts';
import type { World } from '../state/world.ts';
import { showAccount } from './account.ts';
import { showPushedCommit } from './commit.ts';
import { instant, nodeId, repositoryApi, repositoryPage, type Shown } from './place.ts';
import { showPullBriefly } from './pull-request.ts';
import { showEnvironment, showRepository } from './repository.ts';

export function showRun(world: World, repository: RepositoryRecord, run: RunRecord): Shown {
  const url = repositoryApi(world, repository, `/actions/runs/${run.id}`);
  const commit = repository.git.get(run.sha);
  const shownRepository = showRepository(world, repository);
  return {
    ...runAddresses(world, repository, run, url),
    id: run.id,
    node_id: nodeId('WorkflowRun', run.id),
    name: run.workflow.replace(/\.ya?ml$/, ''),
    check_suite_id: run.id + 1,
    check_suite_node_id: nodeId('CheckSuite', run.id + 1),
    head_branch: run.branch,
    head_sha: run.sha,
    path: `.github/workflows/${run.workflow}`,
    run_number: run.number,
    run_attempt: run.attempt,
    referenced_workflows: [],
    event: run.event,
    status: run.status,
    conclusion: run.conclusion,
    workflow_id: run.workflowId,
    pull_requests: openPullsAt(repository, run.sha).map((issue) => showPullBriefly(world, repository, issue)),
    created_at: instant(run.createdAt),
    updated_at: instant(run.updatedAt),
    run_started_at: instant(run.startedAt),
    actor: showAccount(world, run.actor),
    triggering_actor: showAccount(world, run.triggeringActor),
    head_commit: showPushedCommit(world, repository, commit),
    repository: shownRepository,
    head_repository: shownRepository,
    display_title: run.title ?? commit.message.split('\n')[0] ?? '',
  };
}

function runAddresses(world: World, repository: RepositoryRecord, run: RunRecord, url: string): Shown {
  return {
    url,
    html_url: repositoryPage(world, repository, `/actions/runs/${run.id}`),
    jobs_url: `${url}/jobs`,
    logs_url: `${url}/logs`,
    check_suite_url: repositoryApi(world, repository, `/check-suites/${run.id + 1}`),
    artifacts_url: `${url}/artifacts`,
    cancel_url: `${url}/cancel`,
    rerun_url: `${url}/rerun`,
    previous_attempt_url: run.attempt > 1 ? `${url}/attempts/${run.attempt - 1}` : null,
    workflow_url: repositoryApi(world, repository, `/actions/workflows/${run.workflowId}`),
  };
}

export function showWorkflow(world: World, repository: RepositoryRecord, run: RunRecord): Shown {
  const path = `.github/workflows/${run.workflow}`;
  return {
    id: run.workflowId,
    node_id: nodeId('Workflow', run.workflowId),
    name: run.workflow.replace(/\.ya?ml$/, ''),
    path,
    state: 'active',
    created_at: instant(repository.createdAt),
    updated_at: instant(repository.createdAt),
    url: repositoryApi(world, repository, `/actions/workflows/${run.workflowId}`),
    html_url: repositoryPage(world, repository, `/blob/${repository.defaultBranch}/${path}`),
    badge_url: repositoryPage(world, repository, `/workflows/${run.workflow}/badge.svg`),
  };
}

/** An entry of "get the review history for a workflow run". */
export function showApproval(world: World, repository: RepositoryRecord, approval: ApprovalRecord): Shown {
  return {
    environments: [showEnvironment(world, repository, approval.environment)],
    state: approval.state,
    user: showAccount(world, approval.user),
    comment: approval.comment,
  };
}
