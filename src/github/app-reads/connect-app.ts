/** GitHub as the App itself sees it: signed in with its key, or in turn with the token of each installation. */
import type { RepositoryRef } from '../../domain/repository.ts';
import type { AppGitHub } from '../../flow/ports.ts';
import { ask, askOrNull, listAll, type OctokitLike, once } from '../client.ts';
import { readDeliveries } from './read-deliveries.ts';

export interface AppClients {
  /** With the key of the App. */
  readonly app: () => Promise<OctokitLike>;
  readonly installation: (id: number) => Promise<OctokitLike>;
}

export function connectApp(clients: AppClients): AppGitHub {
  return {
    deliveries: async (cursor) => readDeliveries(await clients.app(), cursor),
    redeliver: async (id) => redeliver(await clients.app(), id),
    installations: async () => readInstallations(await clients.app()),
    repositoriesOf: async (id) => readRepositories(await clients.installation(id), id),
  };
}

/** Ids of deliveries can be too long for a number, and go into the address as they are. */
async function redeliver(octokit: OctokitLike, id: string): Promise<boolean> {
  const answer = await askOrNull(`Asking for delivery ${id} again`, () =>
    octokit.request(`POST /app/hook/deliveries/${id}/attempts`, { request: once() }),
  );
  return answer !== null;
}

async function readInstallations(octokit: OctokitLike): Promise<readonly number[]> {
  const { items } = await listAll('Reading the installations', (page) =>
    octokit.request('GET /app/installations', { ...page, request: once() }),
  );
  return items.filter((one) => !one.suspended_at).map((one) => one.id);
}

async function readRepositories(octokit: OctokitLike, installationId: number): Promise<readonly RepositoryRef[]> {
  const { items } = await listAll('Reading the repositories of an installation', async (page) => {
    const { data } = await ask('Reading the repositories of an installation', () =>
      octokit.request('GET /installation/repositories', { ...page, request: once() }),
    );
    return { data: data.repositories };
  });
  return items
    .filter((one) => !one.archived)
    .map((one) => ({ id: Number(one.id), owner: one.owner.login, name: one.name, installationId }));
}
