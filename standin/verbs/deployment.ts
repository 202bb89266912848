/** Deployments and their statuses. */
import { showDeployment, showStatus } from '../render/deployment.ts';
import { showRun, showWorkflow } from '../render/run.ts';
import type { Account, DeploymentRecord, EnvironmentRecord, RepositoryRecord, RunRecord } from '../state/records.ts';
import type { World } from '../state/world.ts';
import type { DeploymentState } from '../surface/runs.ts';

/** Environments come into being when a job names them. */
export function environmentNamed(world: World, repository: RepositoryRecord, name: string): EnvironmentRecord {
  const known = repository.environments.get(name);
  const environment = known ?? newEnvironment(world, name);
  repository.environments.set(name, environment);
  return environment;
}

function newEnvironment(world: World, name: string): EnvironmentRecord {
  const protection = { reviewers: [], preventsSelfReview: false, waitMinutes: 0, canAdminsBypass: true };
  return { id: world.nextId(), name, createdAt: world.clock.now(), ruleId: null, protection };
}

export function addDeployment(
  world: World,
  repository: RepositoryRecord,
  input: Pick<DeploymentRecord, 'environment' | 'sha' | 'ref' | 'creator' | 'payload' | 'run' | 'attempt'>,
): DeploymentRecord {
  environmentNamed(world, repository, input.environment);
  const deployment: DeploymentRecord = {
    ...input,
    id: world.nextId(),
    createdAt: world.clock.now(),
    statuses: [],
    reports: 0,
  };
  repository.deployments.set(deployment.id, deployment);
  world.tell({
    webhook: 'deployment/created',
    repository,
    installation: repository.installation,
    sender: deployment.creator,
    content: { deployment: showDeployment(world, repository, deployment), ...runContent(world, repository, input.run) },
  });
  return deployment;
}

export function stateOf(deployment: DeploymentRecord): DeploymentState {
  return deployment.statuses.at(-1)?.state ?? 'pending';
}

/** A success makes earlier successes in the environment inactive. No webhook tells that. */
export function addStatus(
  world: World,
  repository: RepositoryRecord,
  deployment: DeploymentRecord,
  state: DeploymentState,
  creator: Account,
): void {
  const status = { id: world.nextId(), state, creator, at: world.clock.now() };
  deployment.statuses.push(status);
  if (state === 'success') retireOthers(world, repository, deployment, creator);
  if (state === 'inactive') return;
  world.tell({
    webhook: 'deployment-status/created',
    repository,
    installation: repository.installation,
    sender: creator,
    content: {
      deployment: showDeployment(world, repository, deployment),
      deployment_status: showStatus(world, repository, deployment, status),
      ...runContent(world, repository, deployment.run),
    },
  });
}

function retireOthers(
  world: World,
  repository: RepositoryRecord,
  deployment: DeploymentRecord,
  creator: Account,
): void {
  for (const other of repository.deployments.values()) {
    if (other === deployment || other.environment !== deployment.environment || stateOf(other) !== 'success') continue;
    other.statuses.push({ id: world.nextId(), state: 'inactive', creator, at: world.clock.now() });
  }
}

function runContent(world: World, repository: RepositoryRecord, run: RunRecord | null) {
  if (run === null) return { workflow: null, workflow_run: null };
  return { workflow: showWorkflow(world, repository, run), workflow_run: showRun(world, repository, run) };
}
