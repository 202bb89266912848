/** What a webhook tells of where repositories are: kept before anything is asked, and told twice it changes nothing. */
import type { Event } from '../domain/event.ts';
import type { EpochMs } from '../domain/instant.ts';
import type { PlaceStore } from './ports.ts';

export async function keepPlaces(event: Event, at: EpochMs, { store }: { readonly store: PlaceStore }): Promise<void> {
  switch (event.kind) {
    case 'repository-changed':
      return store.seeRepositories([event.repository], at);
    case 'repositories-added':
      return store.seeRepositories(event.repositories, at);
    case 'gate-requested': {
      // A deployment waits for us, whatever we were told before. Its names may be old ones: it may come late.
      const { repository } = event.gate;
      if ((await store.lostBecause(repository.id)) !== null) await store.seeRepositories([repository], at);
      return;
    }
    case 'repositories-lost':
      return store.loseRepositories(event, at);
    case 'installation-lost':
      return store.loseRepositories(event, at);
    case 'installation-resumed':
      return store.resumeInstallation(event.installationId, at);
    default:
      return;
  }
}
