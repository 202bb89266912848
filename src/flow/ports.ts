/**
 * What the pipeline needs from the world, as interfaces. Adapters import the types of this file and nothing else of
 * `flow/`; every implementation of a port passes the same contract suite.
 */
import type { Event } from '../domain/event.ts';
import type { EpochMs } from '../domain/instant.ts';
import type { RepositoryRef } from '../domain/repository.ts';
import type { GitHub } from './ports/github.ts';
import type { Store } from './ports/store.ts';

export type * from './ports/audit.ts';
export type * from './ports/github.ts';
export type * from './ports/github-states.ts';
export type * from './ports/records.ts';
export type * from './ports/statements.ts';
export type * from './ports/store.ts';

/** What a webhook told: an event, or that something else moved which decisions read. */
export type Heard =
  | Event
  /** A check run or commit status of a commit. */
  | { readonly kind: 'checks-moved'; readonly repository: RepositoryRef; readonly sha: string }
  /** An issue, which may be an incident. */
  | { readonly kind: 'issue-moved'; readonly repository: RepositoryRef };

export interface Ports {
  readonly clock: Clock;
  /** Reached through the installation of the App on the repository. */
  readonly github: (repository: RepositoryRef) => Promise<GitHub>;
  readonly store: Store;
}

export interface Clock {
  now(): EpochMs;
}
