/** Where queries begin. */
import { nodeId } from '../render/place.ts';
import { opens } from '../serve/call.ts';
import type { OrganizationRecord, RepositoryRecord } from '../state/records.ts';
import { pullsOf } from '../state/world.ts';
import { membershipOf } from '../verbs/team.ts';
import { need, problem } from './problem.ts';
import { connection, type Page, type Scope, type Shown, showActor, showCommit, showPull } from './show.ts';
import { showDeployment, showRepository } from './show-repository.ts';

export function rootOf(scope: Scope): Shown {
  return {
    repository: ({ owner, name }: { readonly owner: string; readonly name: string }) => {
      const repository = scope.world.findRepository(owner, name);
      if (repository === null || (repository.isPrivate && !opens(scope.caller, repository)))
        throw problem('NOT_FOUND', `Could not resolve to a Repository with the name '${owner}/${name}'.`);
      return showRepository(scope, repository);
    },
    organization: ({ login }: { readonly login: string }) => {
      const organization = scope.world.organizations.get(login.toLowerCase());
      if (organization === undefined)
        throw problem('NOT_FOUND', `Could not resolve to an Organization with the login of '${login}'.`);
      return showOrganization(scope, organization);
    },
    viewer: showViewer(scope),
    // One error for each id that there is nothing for.
    nodes: ({ ids }: { readonly ids: readonly string[] }) => ids.map((id) => nodeOf(scope, id) ?? missing(id)),
  };
}

/** Whoever the token stands for is shown as a user, a bot with its `[bot]`. */
function showViewer({ caller }: Scope): Shown | null {
  if (caller.kind !== 'token') return null;
  const { id, login } = caller.actor;
  return { __typename: 'User', id: nodeId('User', id), databaseId: id, login };
}

function missing(id: string): Error {
  return problem('NOT_FOUND', `Could not resolve to a node with the global id of '${id}'.`);
}

/** The commits, deployments and pull requests that the token opens. */
function nodeOf(scope: Scope, id: string): Shown | null {
  const [kind = '', key = ''] = Buffer.from(id, 'base64url').toString('utf8').split(':');
  for (const repository of scope.world.repositories.values()) {
    const found = opens(scope.caller, repository) ? nodeIn(scope, repository, kind, key) : null;
    if (found !== null) return found;
  }
  return null;
}

function nodeIn(scope: Scope, repository: RepositoryRecord, kind: string, key: string): Shown | null {
  if (kind === 'Commit') {
    need(scope.caller, 'contents:read');
    const commit = repository.git.find(key);
    return commit && showCommit(scope, repository, commit);
  }
  if (kind === 'Deployment') {
    const deployment = repository.deployments.get(Number(key));
    return deployment === undefined ? null : showDeployment(scope, deployment);
  }
  if (kind !== 'PullRequest') return null;
  const issue = pullsOf(repository).find(({ pull }) => String(pull.id) === key);
  return issue === undefined ? null : showPull(scope, repository, issue);
}

/** Teams are shown to the installation of the organisation only, as in the REST API. */
function showOrganization({ world, caller }: Scope, organization: OrganizationRecord): Shown {
  return {
    ...showActor(organization.account),
    team: ({ slug }: { readonly slug: string }) => {
      need(caller, 'members:read');
      if (caller.kind !== 'token' || caller.token.installation?.account !== organization.account)
        throw problem('FORBIDDEN', 'Resource not accessible by integration');
      const team = organization.teams.get(slug.toLowerCase());
      if (team === undefined) return null;
      const members = [...world.accounts.keys()].filter(
        (login) => membershipOf(organization, team, login) === 'active',
      );
      return {
        __typename: 'Team',
        id: nodeId('Team', team.id),
        slug: team.slug,
        members: (page: Page) => connection(members, page, (login) => showActor(world.account(login))),
      };
    },
  };
}
