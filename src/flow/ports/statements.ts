/** What people state in comment commands, as the store keeps it; overrides have their own shape in `records.ts`. */
import type { Instant } from '../../domain/instant.ts';
import type { OwnDeployment } from './github-states.ts';

/** Who said what and where. One comment states one thing. */
interface Stated {
  readonly repositoryId: number;
  readonly commentId: number;
  /** A login can be somebody else's tomorrow, the id cannot. */
  readonly userId: number;
  readonly user: string;
  readonly environment: string;
  /** Empty where none is asked for. */
  readonly reason: string;
  readonly at: Instant;
}

export type Statement =
  | (Stated & { readonly kind: 'approve' | 'reject' | 'hold' | 'rollback'; readonly sha: string })
  /** `ends`: the comments of the holds that are lifted. */
  | (Stated & { readonly kind: 'lift'; readonly sha: string; readonly ends: readonly number[] })
  /** `until` null: until somebody ends it. */
  | (Stated & { readonly kind: 'freeze'; readonly until: Instant | null })
  /** `ends`: the comments of the freezes that are ended. */
  | (Stated & { readonly kind: 'unfreeze'; readonly ends: readonly number[] })
  /** `sha` is that of the deployment. */
  | (Stated & { readonly kind: 'recovered'; readonly sha: string; readonly deploymentId: number })
  /** `deploymentId` null: none of ours; the environment is empty then. */
  | (Stated & {
      readonly kind: 'cause';
      readonly sha?: string;
      readonly deploymentId: number | null;
      readonly issueNumber: number;
    });

/** What people said afterwards of how it went: the newest word about one deployment, or one issue, counts. */
export type KeptOutcome = {
  readonly commentId: number;
  readonly user: string;
  readonly userId: number;
  readonly at: Instant;
} & (
  | {
      /** What the deployment broke is well again since then. */
      readonly kind: 'recovered';
      readonly deploymentId: number;
      readonly environment: string;
      readonly sha: string;
    }
  /** What caused the incident that the issue is about. */
  | {
      readonly kind: 'cause';
      readonly issueNumber: number;
      readonly cause: { readonly deploymentId: number; readonly sha: string } | 'external';
    }
);

/** Somebody's yes or no to a commit in an environment; whether it counts is judged with each decision. */
export interface KeptApproval {
  readonly user: string;
  readonly userId: number;
  readonly state: 'approved' | 'rejected';
  readonly at: Instant;
  readonly sha: string;
  readonly environment: string;
  readonly reason: string;
}

export interface KeptHold {
  readonly commentId: number;
  readonly user: string;
  readonly environment: string;
  readonly sha: string;
  readonly reason: string;
  readonly at: Instant;
}

/** Somebody's `/tidegate rollback`: the environment is to go back from this commit. */
export interface KeptRequest {
  readonly commentId: number;
  readonly user: string;
  readonly userId: number;
  readonly environment: string;
  /** The commit to go back from. */
  readonly sha: string;
  readonly reason: string;
  readonly at: Instant;
}

export interface KeptFreeze {
  readonly commentId: number;
  readonly user: string;
  readonly environment: string;
  readonly reason: string;
  readonly at: Instant;
  readonly until: Instant | null;
}

/** What people set up in a repository and nobody ended, oldest first. A freeze may be over by its own time. */
export interface Restrictions {
  readonly holds: readonly KeptHold[];
  readonly freezes: readonly KeptFreeze[];
}

/** What a decision on one commit in one environment reads of all this. */
export interface Statements extends Restrictions {
  /** Of this commit, oldest first. */
  readonly approvals: readonly KeptApproval[];
  /** When the commit itself was last held and let go again: approvals do not outlive that. */
  readonly liftedHoldAt: Instant | null;
  /** Orders to go back from this commit, oldest first. Absent: none. */
  readonly requests?: readonly KeptRequest[] | undefined;
  /** Its deployments to the environment that went ahead, by us or past us: approvals do not outlive that they fail. */
  readonly wentAhead?: readonly OwnDeployment[] | undefined;
}
