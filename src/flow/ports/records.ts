/** What the store takes and gives back. */
import type { Decision } from '../../domain/decision.ts';
import type { Effect } from '../../domain/effect.ts';
import type { Facts, OverrideFact } from '../../domain/facts.ts';
import type { GateLife } from '../../domain/gate-life.ts';
import type { EpochMs, Instant } from '../../domain/instant.ts';
import type { Notice } from '../../domain/notice.ts';
import type { Question } from '../../domain/question.ts';
import type { KeptRollback, ToldRollback } from '../../domain/rollback.ts';
import type { Verification } from '../../domain/verification.ts';
import type { RollbackDecision } from '../../rollback/decision.ts';
import type { EscalationNews } from './escalations.ts';
import type { StatedLeaveOut } from './no-goes.ts';
import type { KeptPlan, StatedStageDecision } from './plans.ts';
import type { KeptReview } from './reviews.ts';
import type { Statement } from './statements.ts';
import type { TrainNews } from './trains.ts';

export interface Delivery {
  /** GitHub's GUID. Not covered by the signature: good for telling duplicates, for nothing else. */
  readonly id: string;
  readonly event: string;
  readonly receivedAt: EpochMs;
  readonly body: Uint8Array;
}

/** An override and who stated it: a login can be somebody else's tomorrow, the id cannot. */
export type KeptOverride = OverrideFact & { readonly userId: number };

/** Somebody's `/tidegate override`, as it was stated; whether they may is judged with each decision. */
export interface StatedOverride {
  readonly repositoryId: number;
  readonly userId: number;
  readonly user: string;
  readonly environment: string;
  readonly sha: string;
  readonly reason: string;
  readonly at: Instant;
  readonly commentId: number;
}

export interface Claim {
  readonly question: Question;
  readonly key: string;
  /** Fencing: writes with an older token are refused. */
  readonly token: number;
  /** Tries that failed in a row before this one. */
  readonly failures: number;
  /**
   * The question is due by its own timer, and nothing happened to it since it was last answered. Not said: something
   * may have.
   */
  readonly isByTimerAlone?: boolean | undefined;
  /** Set where the question itself is not due, but effects of it are: when it is due by itself. */
  readonly forEffects?: { readonly dueAt: EpochMs | null } | undefined;
}

export interface LoggedRollback {
  readonly decision: RollbackDecision;
  readonly told: ToldRollback;
}

/** What one answer leaves behind. */
export interface AnswerRecord extends TrainNews, EscalationNews {
  readonly at: EpochMs;
  readonly facts: Facts | null;
  /** The facts are those of the last answer that read them, with another `at`, and are not kept a second time. */
  readonly areFactsKept?: boolean | undefined;
  readonly decision: Decision | null;
  /** How the deployment reaches its users, by the policies in force; null: none says. Undefined: nobody looked. */
  readonly strategy?: string | null | undefined;
  readonly summary: string;
  readonly effects: readonly Effect[];
  /** What people are to be told of it, beside the effects and after them. */
  readonly notices?: readonly Notice[] | undefined;
  /** What people stated in a command: kept in the same transaction. */
  readonly overrides: readonly StatedOverride[];
  readonly statements: readonly Statement[];
  /** What people decided at stages of planned releases, likewise. */
  readonly stageDecisions?: readonly StatedStageDecision[] | undefined;
  /** Pull requests that they leave out of a no-go, likewise. */
  readonly leaveOuts?: readonly StatedLeaveOut[] | undefined;
  /** The planned release that was asked about, as it is told from now on. */
  readonly plan?: KeptPlan | undefined;
  /** What is known of deployments from now on. */
  readonly verifications?: readonly Verification[] | undefined;
  /** What the ledger of rollbacks says from now on, by id; a step that cannot follow what it says is not taken. */
  readonly rollbacks?: readonly KeptRollback[] | undefined;
  /** Where a review stands from now on. */
  readonly review?: KeptReview | undefined;
  /** What was decided about a finding, for the log. */
  readonly decidedRollback?: LoggedRollback | undefined;
  /** What is known of the policy, which the next answer compares with. */
  readonly policyNews?: string | undefined;
  /** The state of the delivery figures that the next answer compares with. */
  readonly doraState?: string | undefined;
  /** Other questions that this answer makes due, e.g. the gate that an override is about: in the same transaction. */
  readonly questions: readonly Question[];
  /** Whether the question has its final answer and is not asked again by events. */
  readonly final: boolean;
  /**
   * Where the life of the gate stands that was asked about. An approval or a rejection that it does not ask for any more
   * and that is not done yet is withdrawn in the same transaction.
   */
  readonly gate?: GateLife | undefined;
}

export interface PendingEffect {
  readonly id: number;
  readonly slot: string;
  readonly effect: Effect;
  readonly attempts: number;
  readonly decidedAt: EpochMs;
}

export interface KeptPolicy {
  readonly text: string;
  readonly sha: string;
  readonly at: Instant;
}
