import type { Account, DeploymentRecord, RepositoryRecord, StatusRecord } from '../state/records.ts';
import type { World } from '../state/world.ts';
import { showAccount } from './account.ts';
import { showApp } from './app.ts';
import { instant, nodeId, repositoryApi, repositoryPage, type Shown } from './place.ts';

export function showDeployment(world: World, repository: RepositoryRecord, deployment: DeploymentRecord): Shown {
  const url = repositoryApi(world, repository, `/deployments/${deployment.id}`);
  return {
    url,
    id: deployment.id,
    node_id: nodeId('Deployment', deployment.id),
    sha: deployment.sha,
    ref: deployment.ref,
    task: 'deploy',
    payload: deployment.payload,
    original_environment: deployment.environment,
    environment: deployment.environment,
    description: null,
    creator: showAccount(world, deployment.creator),
    created_at: instant(deployment.createdAt),
    updated_at: instant(deployment.statuses.at(-1)?.at ?? deployment.createdAt),
    statuses_url: `${url}/statuses`,
    repository_url: repositoryApi(world, repository),
    transient_environment: false,
    production_environment: deployment.environment === 'production',
    performed_via_github_app: viaApp(world, deployment.run !== null, deployment.creator),
  };
}

/** What a step of a workflow files with the job's token looks like what GitHub makes for a job itself. */
function viaApp(world: World, isOfJob: boolean, creator: Account): Shown | null {
  const isByToken = creator.login === 'github-actions[bot]';
  return isOfJob || isByToken ? showApp(world, world.checkApp('github-actions')) : null;
}

export function showStatus(
  world: World,
  repository: RepositoryRecord,
  deployment: DeploymentRecord,
  status: StatusRecord,
): Shown {
  const deploymentUrl = repositoryApi(world, repository, `/deployments/${deployment.id}`);
  const page =
    deployment.run === null
      ? repositoryPage(world, repository, '/deployments')
      : repositoryPage(world, repository, `/actions/runs/${deployment.run.id}`);
  return {
    url: `${deploymentUrl}/statuses/${status.id}`,
    id: status.id,
    node_id: nodeId('DeploymentStatus', status.id),
    state: status.state,
    creator: showAccount(world, status.creator),
    description: '',
    environment: deployment.environment,
    target_url: page,
    log_url: page,
    created_at: instant(status.at),
    updated_at: instant(status.at),
    deployment_url: deploymentUrl,
    repository_url: repositoryApi(world, repository),
    performed_via_github_app: viaApp(world, deployment.run !== null, status.creator),
  };
}
