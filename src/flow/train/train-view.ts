/** A train as its record tells it. */
import type { EpochMs } from '../../domain/instant.ts';
import type { RepositoryRef } from '../../domain/repository.ts';
import type { MemberOwner } from './member-owners.ts';
import type { TrainMember } from './read-members.ts';
import type { WayBack } from './way-back.ts';

export interface TrainView {
  /** Where it is told. */
  readonly place: RepositoryRef;
  readonly name: string;
  readonly title: string;
  readonly environment: string;
  /** In the order in which they go out. */
  readonly members: readonly TrainMember[];
  /** Those of which no more is told than how far they are: who reads this may not read them. */
  readonly hidden: ReadonlySet<string>;
  /** By repository; of those that are hidden, and of unknown ones, there is none. */
  readonly owners: ReadonlyMap<string, MemberOwner>;
  /** Null: nobody ordered it back. */
  readonly back: WayBack | null;
  /** Why nothing more is to come; null: it is ahead or under way. */
  readonly over: string | null;
  /** Times are told on its wall clock. */
  readonly zone: string;
  readonly at: EpochMs;
}
