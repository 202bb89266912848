/** Environments, their protection rules, and deployments. */
import { showApp } from '../render/app.ts';
import { showDeployment, showStatus } from '../render/deployment.ts';
import { apiUrl, nodeId } from '../render/place.ts';
import { showEnvironment } from '../render/repository.ts';
import { type Call, counted, type Handler, listed, notFound, numberOf, pathOf, repositoryOf } from '../serve/call.ts';
import type { DeploymentRecord, EnvironmentRecord, RepositoryRecord } from '../state/records.ts';

export const DEPLOYMENT_ROUTES: Readonly<Record<string, Handler>> = {
  'repos/get-all-environments': (call) => {
    const repository = repositoryOf(call);
    const all = [...repository.environments.values()];
    return counted(call, 'environments', all, (one) => showEnvironment(call.world, repository, one));
  },
  'repos/get-environment': (call) => {
    const { repository, environment } = environmentOf(call);
    return { status: 200, body: showEnvironment(call.world, repository, environment) };
  },
  'repos/get-all-deployment-protection-rules': (call) => {
    const { id, ruleId } = environmentOf(call).environment;
    const { app } = call.world;
    const rule = {
      id: ruleId,
      node_id: nodeId('DeploymentProtectionRule', `${id}:${ruleId}`),
      enabled: true,
      app: {
        id: app.id,
        slug: app.slug,
        integration_url: apiUrl(call.world, `/apps/${app.slug}`),
        node_id: showApp(call.world, app)['node_id'],
      },
    };
    const rules = ruleId === null ? [] : [rule];
    return { status: 200, body: { total_count: rules.length, custom_deployment_protection_rules: rules } };
  },
  'repos/list-deployments': (call) => {
    const repository = repositoryOf(call);
    const { environment, sha, ref, task } = call.query;
    const matching = [...repository.deployments.values()]
      .reverse()
      .filter(
        (one) =>
          (environment === undefined || one.environment === environment) &&
          (sha === undefined || one.sha === sha) &&
          (ref === undefined || one.ref === ref) &&
          (task === undefined || task === 'deploy'),
      );
    return listed(call, matching, (one) => showDeployment(call.world, repository, one));
  },
  'repos/get-deployment': (call) => {
    const { repository, deployment } = deploymentOf(call);
    return { status: 200, body: showDeployment(call.world, repository, deployment) };
  },
  'repos/list-deployment-statuses': (call) => {
    const { repository, deployment } = deploymentOf(call);
    const newestFirst = [...deployment.statuses].reverse();
    return listed(call, newestFirst, (status) => showStatus(call.world, repository, deployment, status));
  },
};

function environmentOf(call: Call): { readonly repository: RepositoryRecord; readonly environment: EnvironmentRecord } {
  const repository = repositoryOf(call);
  const environment = repository.environments.get(pathOf(call, 'environment_name'));
  if (environment === undefined) throw notFound();
  return { repository, environment };
}

function deploymentOf(call: Call): { readonly repository: RepositoryRecord; readonly deployment: DeploymentRecord } {
  const repository = repositoryOf(call);
  const deployment = repository.deployments.get(numberOf(call, 'deployment_id'));
  if (deployment === undefined) throw notFound();
  return { repository, deployment };
}
