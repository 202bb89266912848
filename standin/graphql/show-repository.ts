/** A repository, who may do what in it, and its deployments, as the GraphQL API shows them. */
import { instant, nodeId } from '../render/place.ts';
import { opens } from '../serve/call.ts';
import type { DeploymentRecord, RepositoryRecord, StatusRecord } from '../state/records.ts';
import { isPull } from '../state/world.ts';
import { need, problem } from './problem.ts';
import { connection, type Page, type Scope, type Shown, showActor, showCommit, showPull } from './show.ts';

export function showRepository(scope: Scope, repository: RepositoryRecord): Shown {
  return {
    __typename: 'Repository',
    id: nodeId('Repository', repository.id),
    databaseId: repository.id,
    name: repository.name,
    owner: showActor(repository.owner),
    defaultBranchRef: () => showDefaultBranch(scope, repository),
    pullRequest: ({ number }: { readonly number: number }) => {
      requireOpen(scope, repository);
      const issue = repository.issues.get(number);
      return issue === undefined || !isPull(issue) ? null : showPull(scope, repository, issue);
    },
    collaborators: (page: Page & { readonly login?: string }) => showCollaborators(scope, repository, page),
  };
}

function requireOpen({ caller }: Scope, repository: RepositoryRecord): void {
  if (!opens(caller, repository)) throw problem('FORBIDDEN', 'Resource not accessible by integration');
}

function showDefaultBranch(scope: Scope, repository: RepositoryRecord): Shown | null {
  const sha = repository.git.branches.get(repository.defaultBranch);
  if (sha === undefined) return null;
  const target = showCommit(scope, repository, repository.git.get(sha));
  return { id: nodeId('Ref', repository.defaultBranch), name: repository.defaultBranch, target };
}

/** Those with a role of their own. Whoever may not push sees none of them. */
function showCollaborators(
  scope: Scope,
  repository: RepositoryRecord,
  { first, login }: Page & { readonly login?: string },
): Shown {
  requireOpen(scope, repository);
  need(scope.caller, 'contents:write');
  const all = [...repository.permissions]
    .filter(([name, role]) => role !== 'none' && (login === undefined || name === login.toLowerCase()))
    .slice(0, first);
  const edges = all.map(([name, role]) => {
    return { permission: role.toUpperCase(), node: showActor(scope.world.account(name)) };
  });
  return { edges };
}

export function showDeployment({ caller }: Scope, deployment: DeploymentRecord): Shown {
  need(caller, 'deployments:read');
  const newestFirst = [...deployment.statuses].reverse();
  const [latest] = newestFirst;
  return {
    __typename: 'Deployment',
    id: nodeId('Deployment', deployment.id),
    latestStatus: latest === undefined ? null : showStatus(latest),
    statuses: (page: Page) => connection(newestFirst, page, showStatus),
  };
}

function showStatus({ id, state, at }: StatusRecord): Shown {
  return {
    __typename: 'DeploymentStatus',
    id: nodeId('DeploymentStatus', id),
    state: state.toUpperCase(),
    createdAt: instant(at),
  };
}
