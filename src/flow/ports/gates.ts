/** What the store remembers of gates, and of what was seen of them. */
import type { Decision } from '../../domain/decision.ts';
import type { Facts } from '../../domain/facts.ts';
import type { GateLife } from '../../domain/gate-life.ts';
import type { EpochMs, Instant } from '../../domain/instant.ts';
import type { GateQuestion } from '../../domain/question.ts';
import type { DeploymentReview } from './github-states.ts';

/** An answer about a gate for which everything was read. */
export interface KeptReading {
  readonly at: EpochMs;
  readonly facts: Facts;
  readonly decision: Decision;
}

/** A gate that the store has a life of. */
export interface KnownGate {
  readonly question: GateQuestion;
  readonly life: GateLife;
  /** When it is asked about again; null: when something happens. */
  readonly dueAt: EpochMs | null;
}

/** GitHub gives no time, so it counts from when we first saw it. */
export type SeenReview = DeploymentReview & { readonly seenAt: Instant };

/** A deployment that we let through, with the commit that we let through with it. */
export interface OpenedGate {
  readonly deploymentId: number;
  readonly sha: string;
  /** Which commit it deployed was not known: `sha` is the one that it is filed against. */
  readonly isUnknownCommit?: boolean | undefined;
}
