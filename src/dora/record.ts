/** Events as they are kept: small, since a million of them are held at once. Instants are milliseconds. */
import type { ReleaseType } from '../domain/decision.ts';
import type { EpochMs } from '../domain/instant.ts';

export type EventRecord =
  | { readonly kind: 'deployment'; readonly attempt: Attempt }
  | { readonly kind: 'incident'; readonly incident: Incident }
  | { readonly kind: 'verification'; readonly verification: Verification }
  | { readonly kind: 'recovered'; readonly recovery: Recovery }
  | { readonly kind: 'gate'; readonly gate: GateRecord };

/** One attempt to deploy. */
export interface Attempt {
  readonly id: string;
  readonly service: string;
  readonly environment: string;
  /** In lower case. */
  readonly sha: string;
  readonly isSuccess: boolean;
  readonly startedAt: EpochMs;
  readonly finishedAt: EpochMs;
  readonly tier: string | null;
  readonly type: ReleaseType | null;
  readonly team: string | null;
  readonly strategy: string | null;
  readonly previousSha: string | null;
  readonly changes: readonly Change[];
}

export interface Change {
  /** The number of a pull request, else a commit; null: it was named by neither. */
  readonly key: number | string | null;
  /** Seconds from the first commit to the end of the attempt, which may be below 0. Null: unreadable. */
  readonly lead: number | null;
  /** Seconds from the merge to the end of the attempt, which may be below 0. Null: not told. */
  readonly fromMerge: number | null;
  readonly reverts: readonly number[];
}

export interface Incident {
  readonly id: string;
  readonly service: string | null;
  readonly environment: string | null;
  /** By their openings; at least one. Open ones have no end. */
  readonly intervals: readonly Interval[];
  readonly cause: Cause | null;
}

export interface Interval {
  readonly openedAt: EpochMs;
  readonly closedAt: EpochMs | null;
}

export type Cause =
  | { readonly kind: 'deployment'; readonly id: string }
  | { readonly kind: 'commit'; readonly sha: string }
  | { readonly kind: 'external' };

export interface Verification {
  readonly deploymentId: string;
  readonly verdict: string;
  readonly at: EpochMs;
}

export interface Recovery {
  readonly deploymentId: string;
  readonly at: EpochMs;
}

/** What the process did with one deployment. */
export interface GateRecord {
  readonly deploymentId: string;
  readonly environment: string;
  readonly tier: string | null;
  readonly type: ReleaseType | null;
  readonly requestedAt: EpochMs;
  /** Null: it was not let through. */
  readonly openedAt: EpochMs | null;
  /** When nobody waited for an answer any more. Null: somebody does, or it is not known. */
  readonly endedAt: EpochMs | null;
  readonly held: readonly { readonly gate: string; readonly from: EpochMs; readonly until: EpochMs | null }[];
  readonly approvals: readonly { readonly team: string | null; readonly askedAt: EpochMs; readonly at: EpochMs }[];
  readonly isOverridden: boolean;
  readonly isBypassed: boolean;
  readonly isUnreviewed: boolean;
  readonly isReplaced: boolean;
}
