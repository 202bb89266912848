/** Addresses, node ids and instants as GitHub writes them. */
import type { RepositoryRecord } from '../state/records.ts';
import type { World } from '../state/world.ts';

/** A JSON object before it is cut to what its place declares. */
export type Shown = Record<string, unknown>;

export function apiUrl(world: World, path: string): string {
  return `${world.url}/api/v3${path}`;
}

export function fullName(repository: RepositoryRecord): string {
  return `${repository.owner.login}/${repository.name}`;
}

export function repositoryApi(world: World, repository: RepositoryRecord, path = ''): string {
  return apiUrl(world, `/repos/${fullName(repository)}${path}`);
}

export function repositoryPage(world: World, repository: RepositoryRecord, path = ''): string {
  return `${world.url}/${fullName(repository)}${path}`;
}

export function nodeId(kind: string, id: number | string): string {
  return Buffer.from(`${kind}:${id}`).toString('base64url');
}

/** RFC 3339 in UTC without fractions, as the REST API answers. */
export function instant(at: number): string {
  return new Date(at).toISOString().replace(/\.\d{3}Z$/, 'Z');
}

export function instantOrNull(at: number | null): string | null {
  return at === null ? null : instant(at);
}
