/** Planned releases: milestones as GitHub shows them, and plans as the store keeps them. */
import type { Instant } from '../../domain/instant.ts';
import type { AboutPulls, LeftOut } from './no-goes.ts';

export interface MilestoneState {
  readonly number: number;
  readonly title: string;
  readonly description: string;
  /** As GitHub keeps it: an instant of the day that it shows. Null: no date was given. */
  readonly dueOn: Instant | null;
  readonly isOpen: boolean;
  /** Issues and pull requests together. */
  readonly openItems: number;
  readonly closedItems: number;
  /** When it, or what belongs to it, last changed. */
  readonly updatedAt: Instant;
}

/** An issue or a pull request of a milestone. */
export interface MilestoneItem {
  readonly kind: 'issue' | 'pull-request';
  readonly number: number;
  readonly title: string;
  readonly isOpen: boolean;
  /** Of a pull request. Absent: it was not, or nobody knows. */
  readonly isMerged?: boolean | undefined;
}

/** What planned releases need of a repository on GitHub. Reads throw `Failure`; "not there" is null. */
export interface MilestoneReads {
  milestone(number: number): Promise<MilestoneState | null>;
  /** Those that are open; a bounded number of them. */
  openMilestones(): Promise<readonly MilestoneState[]>;
  /** What belongs to it, newest first. `complete` false: there is more than is read. */
  milestoneItems(number: number): Promise<{ readonly items: readonly MilestoneItem[]; readonly complete: boolean }>;
  /** An issue or a pull request: its text, and the number of its milestone. */
  issue(number: number): Promise<{ readonly body: string; readonly milestone: number | null } | null>;
}

export interface KeptStage {
  readonly name: string;
  /** The local date, `2026-11-24`. */
  readonly date: string;
  /** When it begins, and from when on it is overdue without a decision. */
  readonly from: Instant;
  readonly until: Instant;
}

/** A plan as it was last told. */
export interface KeptPlan {
  readonly repositoryId: number;
  /** Of the milestone. */
  readonly number: number;
  readonly title: string;
  /** `over`: the milestone is closed or gone, or is none that the policy plans by. */
  readonly state: 'open' | 'over';
  /** The local date of production, `2026-12-01`; null: the milestone has none. */
  readonly date: string | null;
  readonly productionAt: Instant | null;
  /** Times are told on its wall clock. */
  readonly zone: string;
  readonly stages: readonly KeptStage[];
  /** As people wrote it; null: nobody names any. */
  readonly downtime: string | null;
  /** Sentences, one line each. */
  readonly warnings: readonly string[];
  /**
   * What belongs to it; while a no-go stands, also what belonged to it at any time since it was told before that.
   * Undefined: it was told by a version that did not keep this.
   */
  readonly about?: AboutPulls | undefined;
  /** It is over, and its record is kept open, since a no-go stands. */
  readonly isHeld?: boolean | undefined;
  /** Of the milestone, as it was read. */
  readonly updatedAt: Instant | null;
  /** When it was read. */
  readonly at: Instant;
}

/** Somebody's word on a stage; whether they may was judged when they said it. */
export interface StageDecision {
  readonly stage: string;
  readonly verdict: 'go' | 'no-go';
  readonly userId: number;
  readonly user: string;
  /** Empty: none was given. */
  readonly reason: string;
  readonly at: Instant;
  readonly commentId: number;
  /** Of a no-go: what belonged to the milestone when it was said. Undefined: it was not kept. */
  readonly about?: AboutPulls | undefined;
}

export type StatedStageDecision = StageDecision & { readonly repositoryId: number; readonly milestone: number };

export type KnownPlan = KeptPlan & {
  /** Oldest first. */
  readonly decisions: readonly StageDecision[];
  /** Likewise. Undefined: nothing was. */
  readonly leftOut?: readonly LeftOut[] | undefined;
  /** The issue that is its record; null: none that we know of. */
  readonly issue: number | null;
};

/** The part of the store that planned releases need. */
export interface PlanStore {
  /** The plans of a repository that were ever told, the newest milestone first: many, and all with a no-go. */
  plansOf(repositoryId: number): Promise<readonly KnownPlan[]>;
  /** What was decided about a milestone, oldest first, whether or not it was ever told. */
  stageDecisions(repositoryId: number, milestone: number): Promise<readonly StageDecision[]>;
}
