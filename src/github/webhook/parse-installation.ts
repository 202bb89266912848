/** Webhooks about a whole installation: they name no repository, or none that matters. */
import type { Event } from '../../domain/event.ts';
import type { RepositoryRef } from '../../domain/repository.ts';
import { InstallationEvent } from './schema.ts';

/** Undefined: the event is about a repository. */
export function parseInstallationEvent(name: string, payload: unknown): Event | undefined {
  if (!OF_INSTALLATIONS.has(name)) return undefined;
  const parsed = InstallationEvent.safeParse(payload);
  if (!parsed.success) return { kind: 'unrelated', because: 'it names no installation' };
  switch (name) {
    case 'installation':
      return installationChanged(parsed.data);
    case 'installation_repositories':
      return repositoriesMoved(parsed.data);
    default:
      return { kind: 'people-changed', installationId: parsed.data.installation.id };
  }
}

const OF_INSTALLATIONS: ReadonlySet<string> = new Set([
  'installation',
  'installation_repositories',
  'member',
  'membership',
  'organization',
  'team',
]);

function installationChanged({ action, installation, repositories }: InstallationEvent): Event {
  const { id: installationId } = installation;
  switch (action) {
    case 'created':
      return repositoriesAdded(installationId, repositories);
    case 'deleted':
      return { kind: 'installation-lost', why: 'uninstalled', installationId };
    case 'suspend':
      return { kind: 'installation-lost', why: 'suspended', installationId };
    case 'unsuspend':
      return { kind: 'installation-resumed', installationId };
    case 'new_permissions_accepted':
      return { kind: 'people-changed', installationId };
    default:
      return { kind: 'unrelated', because: 'there is nothing that we could read now and could not before' };
  }
}

function repositoriesMoved({ action, installation, ...moved }: InstallationEvent): Event {
  if (action !== 'removed') return repositoriesAdded(installation.id, moved.repositories_added);
  const repositories = refsOf(installation.id, moved.repositories_removed ?? []);
  if (repositories.length === 0) return { kind: 'unrelated', because: 'no repository was taken from us' };
  return { kind: 'repositories-lost', why: 'removed', repositories };
}

function repositoriesAdded(installationId: number, added: InstallationEvent['repositories']): Event {
  if (added === undefined || added.length === 0) return { kind: 'unrelated', because: 'no repository came to us' };
  return { kind: 'repositories-added', repositories: refsOf(installationId, added) };
}

function refsOf(
  installationId: number,
  named: NonNullable<InstallationEvent['repositories']>,
): readonly RepositoryRef[] {
  return named.map(({ id, name, full_name: fullName }) => {
    return { id, owner: fullName.split('/', 1)[0] ?? '', name, installationId };
  });
}
