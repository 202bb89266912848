/** Facts: planned releases, and the trains that they go out in. */
import type { Instant } from './instant.ts';

/** A planned release: a milestone whose title the policy matches. */
export interface PlanFact {
  /** Of the milestone. */
  readonly number: number;
  readonly title: string;
  /** Null: the milestone has no due date. */
  readonly dueAt: Instant | null;
  /** Oldest first; of one person the later one wins, of the same stage. */
  readonly decisions: readonly StageDecisionFact[];
  /** Number of the issue that is its record. Absent: none is known. */
  readonly record?: number | undefined;
  /** Present: nothing of the release belongs to the milestone now, and a no-go was said when something did. */
  readonly past?: PastPlanFact | undefined;
}

export interface PastPlanFact {
  /** The milestone is closed or gone, or has a title that no policy plans by. */
  readonly isOver: boolean;
  /** What the no-go was said about, of the release's pull requests. Empty: it may be among what is not listed. */
  readonly pulls: readonly number[];
}

export interface StageDecisionFact {
  readonly stage: string;
  readonly verdict: 'go' | 'no-go';
  readonly user: string;
  readonly reason?: string | undefined;
  readonly at: Instant;
}

/** Planned releases of several repositories that go together: the same title of a milestone in each. */
export interface TrainFact {
  readonly name: string;
  /** Of the milestones. */
  readonly title: string;
  readonly environment: string;
  /** In the order in which they go out, the asking repository among them. */
  readonly members: readonly TrainMemberFact[];
}

export interface TrainMemberFact {
  /** `owner/name`. */
  readonly repository: string;
  /** `unplanned`: no milestone of that title; `unreadable`: the App cannot see the repository. */
  readonly state: 'unplanned' | 'waiting' | 'deployed' | 'verified' | 'failed' | 'unreadable';
  /** `failed` only since it goes back with the train: nothing is known to be wrong with it. */
  readonly isTakenBack?: true | undefined;
  /** The last word at a stage of its planned release is no-go, which holds all of the train. */
  readonly noGo?: MemberNoGoFact | undefined;
}

/** Empty, where everybody may read of the deployment and not of the member. */
export interface MemberNoGoFact {
  readonly stage?: string | undefined;
  /** Who said so. */
  readonly user?: string | undefined;
  /** Where it is taken back, `owner/name#12`; absent: its record is not known. */
  readonly record?: string | undefined;
}
