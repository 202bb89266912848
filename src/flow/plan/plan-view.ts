/** A planned release as its record tells it. */
import type { EpochMs } from '../../domain/instant.ts';
import type { RepositoryRef } from '../../domain/repository.ts';
import type { PlanDates } from '../../policy/plan/dates.ts';
import type { PlanWarning } from '../../policy/plan/warnings.ts';
import type { MilestoneItem, MilestoneState, StageDecision } from '../ports.ts';

export interface PlanView {
  readonly repository: RepositoryRef;
  readonly milestone: MilestoneState;
  /** Null: the milestone has no date. */
  readonly dates: PlanDates | null;
  /** Oldest first. */
  readonly decisions: readonly StageDecision[];
  readonly items: readonly MilestoneItem[];
  /** There is more that belongs to it. */
  readonly isCut: boolean;
  /** The newest first. */
  readonly releases: readonly PlannedCommit[];
  /** As people wrote it; null: nobody names any. */
  readonly downtime: string | null;
  readonly warnings: readonly PlanWarning[];
  /** Whom the policies name as release manager of production; null: nobody. */
  readonly manager: string | null;
  /** Logins of those of them that are named one by one. */
  readonly assignees: readonly string[];
  /** Why nothing more is to come; null: it is ahead or under way. */
  readonly over: string | null;
  /** Times are told on its wall clock. */
  readonly zone: string;
  readonly at: EpochMs;
}

/** A commit of which some gate knows that it belongs to the plan. */
export interface PlannedCommit {
  readonly sha: string;
  /** Environment and what was decided there last. */
  readonly lanes: readonly { readonly environment: string; readonly verdict: string }[];
  /** The issue that is its record; null: none that we know of. */
  readonly record: number | null;
}
