import type { AppRecord, CheckApp, Installation } from '../state/records.ts';
import type { World } from '../state/world.ts';
import { showAccount } from './account.ts';
import { apiUrl, instant, nodeId, type Shown } from './place.ts';

/** An App as `app` of a check or `performed_via_github_app` shows it. */
export function showApp(world: World, app: CheckApp | AppRecord): Shown {
  const isOurs = app.id === world.app.id;
  return {
    id: app.id,
    slug: app.slug,
    node_id: nodeId('Integration', app.id),
    client_id: `Iv1.${app.id}`,
    owner: showAccount(world, isOurs ? world.app.owner : world.account('github')),
    name: app.slug,
    description: null,
    external_url: world.url,
    html_url: `${world.url}/apps/${app.slug}`,
    created_at: instant(world.app.createdAt),
    updated_at: instant(world.app.createdAt),
    permissions: isOurs ? world.app.permissions : { metadata: 'read' },
    events: isOurs ? world.app.events : [],
  };
}

export function showInstallation(world: World, installation: Installation): Shown {
  const { id, account, createdAt } = installation;
  return {
    id,
    account: showAccount(world, account),
    repository_selection: selectionOf(world, installation),
    access_tokens_url: apiUrl(world, `/app/installations/${id}/access_tokens`),
    repositories_url: apiUrl(world, '/installation/repositories'),
    html_url: `${world.url}/organizations/${account.login}/settings/installations/${id}`,
    app_id: world.app.id,
    client_id: `Iv1.${world.app.id}`,
    target_id: account.id,
    target_type: account.kind,
    permissions: world.app.permissions,
    events: world.app.events,
    created_at: instant(createdAt),
    updated_at: instant(createdAt),
    single_file_name: null,
    has_multiple_single_files: false,
    single_file_paths: [],
    app_slug: world.app.slug,
    suspended_by: null,
    suspended_at: null,
  };
}

/** Whoever left a repository of the account out has selected those that are in. */
export function selectionOf(world: World, { account, repositories }: Installation): 'all' | 'selected' {
  const owned = [...world.repositories.values()].filter((repository) => repository.owner === account);
  return owned.every((repository) => repositories.has(repository)) ? 'all' : 'selected';
}
