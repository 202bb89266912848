/** What delivery figures are made from, as the store keeps it. */
import type { Decision, ReleaseType } from '../../domain/decision.ts';
import type { DoraEvent } from '../../domain/dora-event.ts';
import type { Facts } from '../../domain/facts.ts';
import type { GateLife } from '../../domain/gate-life.ts';
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
  /** As the policy said when it was decided; null: it did not. */
  readonly strategy?: string | null | undefined;
}

/** One gate from its first answer on. */
export interface GateHistory {
  readonly deploymentId: number;
  readonly environment: string;
  readonly life: GateLife;
  /** When GitHub took our approval; null: it did not. */
  readonly openedAt: EpochMs | null;
  /** When nothing was left to answer; null: it waits. */
  readonly endedAt: EpochMs | null;
  /** Which gates held it at each decision, by name; oldest first; the oldest of many are left out. */
  readonly decided: readonly { readonly at: EpochMs; readonly holding: readonly string[] }[];
  /** The newest decision; null: none is kept. */
  readonly decision: Decision | null;
  /** What it was made from; null: that is not kept. */
  readonly facts: Facts | null;
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
  /** The gates of a repository that were asked for at `since` or later, the newest of many; oldest first. */
  gateHistories(repositoryId: number, since: EpochMs): Promise<readonly GateHistory[]>;
}
