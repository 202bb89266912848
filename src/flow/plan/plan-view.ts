/** A planned release as its record tells it. */
import type { EpochMs, Instant } from '../../domain/instant.ts';
import type { RepositoryRef } from '../../domain/repository.ts';
import type { PlanDates } from '../../policy/plan/dates.ts';
import type { PlanWarning } from '../../policy/plan/warnings.ts';
import type { AboutPulls, MilestoneItem, MilestoneState, StageDecision } from '../ports.ts';
import type { Standing } from '../release-record/record-state.ts';

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
  /** What it is kept as being about. */
  readonly about: AboutPulls;
  /** What its standing no-goes hold, whether or not it belongs to the milestone still. */
  readonly held: AboutPulls;
  /** The newest first. */
  readonly releases: readonly PlannedCommit[];
  /** In the words of release records. */
  readonly standing: Standing;
  /** The release that decides it; null: no gate was asked yet. */
  readonly release: PlannedCommit | null;
  /** What its own record says; null: no gate was asked yet, or only its decision is known. */
  readonly ofRelease: OfRelease | null;
  /** The trains of which it is a part, and who holds them; lines of Markdown. */
  readonly trains?: readonly string[] | undefined;
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

export interface OfRelease {
  /** The first line of its record. Plain text. */
  readonly line: string;
  /** When it is let in without anybody doing anything; null: it is not, or that is not known. */
  readonly opensAt: EpochMs | null;
  /** Since when nothing more is to come; null: it is under way. */
  readonly endedAt: EpochMs | null;
  /** The issue in which people decide whether it goes back; null: none. */
  readonly finding: number | null;
}

/** A commit of which some gate knows that it belongs to the plan. */
export interface PlannedCommit {
  readonly sha: string;
  /** Environment and what was decided there last. */
  readonly lanes: readonly { readonly environment: string; readonly verdict: string }[];
  /** The issue that is its record; null: none that we know of. */
  readonly record: number | null;
  /** When it was taken back; absent: it was not. */
  readonly backAt?: Instant | undefined;
}
