/** An installation, reached by a token for each thing that is done there and for nothing else. */
import type { Effect } from '../domain/effect.ts';
import { Failure } from '../domain/failure.ts';
import type { RepositoryRef } from '../domain/repository.ts';
import type { OctokitLike } from './client.ts';
import { grantedOf, missing, NEEDED, type Permissions, PLACE_READS, READS } from './permissions.ts';

/** What the App knows of an installation, and may learn anew. */
export interface Installation {
  /** What it granted. May be some minutes old, unless it has to be new. */
  permissions(isNew?: boolean): Promise<Permissions>;
  /** Whether it is on all repositories of its owner, read now. */
  selection(): Promise<'all' | 'selected' | undefined>;
  /**
   * A client whose token opens this repository only, with these permissions. Its calls fail with GitHub's error when no
   * such token is given. What an effect asks was counted when the effect was admitted.
   */
  client(scope: Scope, use: 'read' | 'effect'): OctokitLike;
  /** Whether it has a repository of this name. */
  hasRepository(name: string, permissions: Permissions): Promise<boolean>;
}

/** By id, since names change; by name where the id is not known. */
export type Scope = { readonly permissions: Permissions } & ({ readonly id: number } | { readonly name: string });

export interface Narrowed {
  readonly reads: OctokitLike;
  /** Throws `forbidden` when the installation did not grant what the effect needs. */
  forEffect(kind: Effect['kind']): Promise<OctokitLike>;
  /** Another repository of the owner; the public ones can be read by any token. */
  forPlace(name: string): Promise<OctokitLike>;
  selection: Installation['selection'];
}

export async function narrow(installation: Installation, { id }: RepositoryRef): Promise<Narrowed> {
  const reads = installation.client({ id, permissions: grantedOf(READS, await installation.permissions()) }, 'read');
  return {
    reads,
    forEffect: async (kind) => installation.client({ id, permissions: await neededFor(kind, installation) }, 'effect'),
    forPlace: async (name) => {
      const permissions = grantedOf(PLACE_READS, await installation.permissions());
      return (await installation.hasRepository(name, permissions))
        ? installation.client({ name, permissions }, 'read')
        : reads;
    },
    selection: () => installation.selection(),
  };
}

async function neededFor(kind: Effect['kind'], installation: Installation): Promise<Permissions> {
  const needed = NEEDED[kind];
  const known = await installation.permissions();
  const granted = missing(needed, known) === null ? known : await installation.permissions(true);
  const lacking = missing(needed, granted);
  if (lacking === null) return grantedOf({ ...needed.all, ...needed.oneOf }, granted);
  throw new Failure(
    'forbidden',
    `This needs the permission ${lacking}, which the installation of the App has not granted. Accept it on the ` +
      'settings page of the installation, under "Permissions".',
  );
}
