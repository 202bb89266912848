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
}
