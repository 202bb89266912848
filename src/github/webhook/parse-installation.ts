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
      return repositoriesAdded(parsed.data.installation.id, parsed.data.repositories_added);
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

/** After these we may read what we could not. */
const REGAINED: ReadonlySet<string> = new Set(['new_permissions_accepted', 'unsuspend']);

function installationChanged({ action, installation, repositories }: InstallationEvent): Event {
  if (action === 'created') return repositoriesAdded(installation.id, repositories);
  if (REGAINED.has(action)) return { kind: 'people-changed', installationId: installation.id };
  return { kind: 'unrelated', because: 'there is nothing that we could read now and could not before' };
}

function repositoriesAdded(installationId: number, added: InstallationEvent['repositories']): Event {
  if (added === undefined || added.length === 0) return { kind: 'unrelated', because: 'no repository came to us' };
  const repositories = added.map(({ id, name, full_name: fullName }): RepositoryRef => {
    return { id, owner: fullName.split('/', 1)[0] ?? '', name, installationId };
  });
  return { kind: 'repositories-added', repositories };
}
