/**
 * What the pipeline needs from the world, as interfaces. Adapters import the types of this file and nothing else of
 * `flow/`; every implementation of a port passes the same contract suite.
 */
import type { EpochMs } from '../domain/instant.ts';
import type { Urgency } from '../domain/rate-budget.ts';
import type { RepositoryRef } from '../domain/repository.ts';
import type { GitHub } from './ports/github.ts';
import type { StartSmoke } from './ports/smoke-runs.ts';
import type { Store } from './ports/store.ts';

export type * from './ports/agenda.ts';
export type * from './ports/audit.ts';
export type * from './ports/change-range.ts';
export type * from './ports/dora.ts';
export type * from './ports/escalations.ts';
export type * from './ports/file-change.ts';
export type * from './ports/gates.ts';
export type * from './ports/github.ts';
export type * from './ports/github-states.ts';
export type * from './ports/inbox.ts';
export type * from './ports/library.ts';
export type * from './ports/limits.ts';
export type * from './ports/no-goes.ts';
export type * from './ports/notes-history.ts';
export type * from './ports/notices.ts';
export type * from './ports/openings.ts';
export type * from './ports/past-events.ts';
export type * from './ports/places.ts';
export type * from './ports/plans.ts';
export type * from './ports/probes.ts';
export type * from './ports/records.ts';
export type * from './ports/releases.ts';
export type * from './ports/reviews.ts';
export type * from './ports/rollbacks.ts';
export type * from './ports/runs.ts';
export type * from './ports/smoke-runs.ts';
export type * from './ports/statements.ts';
export type * from './ports/store.ts';
export type * from './ports/sweeps.ts';
export type * from './ports/trains.ts';
export type * from './ports/unguarded.ts';
export type * from './ports/upkeep.ts';
export type * from './ports/watch.ts';

export interface Ports {
  readonly clock: Clock;
  /**
   * Reached through the installation of the App on the repository. What is more urgent is read first where GitHub's
   * limits leave no room for all; not said: it can wait.
   */
  readonly github: (repository: RepositoryRef, urgency?: Urgency) => Promise<GitHub>;
  readonly store: Store;
  /** Runs smoke files from where the App is. */
  readonly smoke: StartSmoke;
  /** Why nobody is paged through a variable, which fits after its name and before a full stop; null: somebody is. Not said: not known. */
  readonly pageFault?: ((variable: string, repository: RepositoryRef) => string | null) | undefined;
}

export interface Clock {
  now(): EpochMs;
}
