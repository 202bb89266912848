/** What delivery figures are made from, as the store keeps it. */
import type { ReleaseType } from '../../domain/decision.ts';
import type { DoraEvent } from '../../domain/dora-event.ts';
import type { EpochMs } from '../../domain/instant.ts';

/** How far the history of a repository on GitHub is known. */
export interface KeptHistory {
  /** JSON of whoever reads: where the next slice begins. */
  readonly cursor: string;
  /** When the reading last came to its end; null: it never did, and there is more that is not known. */
  readonly wholeAt: EpochMs | null;
  /** The state of the figures that was last answered, as it was given with the answer; null: none was. */
  readonly state: string | null;
}

/** What reading on brought. */
export interface KeptSlice {
  readonly events: readonly DoraEvent[];
  readonly cursor: string;
  /** Null: there is more. */
  readonly wholeAt: EpochMs | null;
}

/** What our gate decided about a deployment. */
export interface DecidedRelease {
  readonly deploymentId: number;
  /** The effective commit. */
  readonly sha: string;
  readonly tier: string | null;
  readonly type: ReleaseType | null;
}

/** The part of the store that delivery figures are made from. */
export interface DoraStore {
  /** Deployments and incidents of a repository, oldest first. */
  doraEvents(repositoryId: number): Promise<readonly DoraEvent[]>;
  /** Null: nobody began to read it. */
  doraHistory(repositoryId: number): Promise<KeptHistory | null>;
  /** ONE transaction. An event that was known under its kind and id is what it is now said to be. */
  keepHistory(repositoryId: number, slice: KeptSlice): Promise<void>;
  decidedReleases(repositoryId: number): Promise<readonly DecidedRelease[]>;
}
