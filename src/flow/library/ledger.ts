/** The ledger as one document: what runs in every lane of every repository. */
import { type EpochMs, type Instant, toInstant } from '../../domain/instant.ts';
import { fullName, type RepositoryRef } from '../../domain/repository.ts';
import type { EnvironmentLane } from './environment-lane.ts';
import { environmentsOf, type LibraryReads } from './environments-of.ts';
import { erasePeople, type ShownNames } from './erase-people.ts';

export interface Ledger {
  readonly version: 1;
  readonly at: Instant;
  readonly repositories: readonly RepositoryLedger[];
}

export interface RepositoryLedger {
  /** `owner/name`. */
  readonly repository: string;
  readonly lanes: readonly EnvironmentLane[];
}

export interface AskedLedger {
  readonly repositories: readonly RepositoryRef[];
  /** Only this one, compared without case; undefined: all. */
  readonly environment?: string | undefined;
  readonly at: EpochMs;
  /** What people are called. */
  readonly names: ShownNames;
}

/** By the names of the repositories. */
export async function ledgerOf(
  store: LibraryReads,
  { repositories, environment, at, names }: AskedLedger,
): Promise<Ledger> {
  const named = repositories.map((repository) => ({ repository, name: fullName(repository) }));
  const told: RepositoryLedger[] = [];
  for (const { repository, name } of named.sort((one, other) => (one.name < other.name ? -1 : 1))) {
    const lanes = await environmentsOf(store, repository);
    const wanted = lanes.filter(
      (lane) => environment === undefined || lane.environment.toLowerCase() === environment.toLowerCase(),
    );
    told.push({ repository: name, lanes: wanted.map((lane) => erasePeople(lane, names)) });
  }
  return { version: 1, at: toInstant(at), repositories: told };
}
