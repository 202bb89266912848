/** What the store takes and gives back. */
import type { Decision } from '../../domain/decision.ts';
import type { Effect } from '../../domain/effect.ts';
import type { Facts, OverrideFact } from '../../domain/facts.ts';
import type { EpochMs, Instant } from '../../domain/instant.ts';
import type { Question } from '../../domain/question.ts';
import type { DeploymentReview } from './github-states.ts';
import type { Statement } from './statements.ts';

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
}

/** What one answer leaves behind. */
export interface AnswerRecord {
  readonly at: EpochMs;
  readonly facts: Facts | null;
  readonly decision: Decision | null;
  readonly summary: string;
  readonly effects: readonly Effect[];
  /** What people stated in a command: kept in the same transaction. */
  readonly overrides: readonly StatedOverride[];
  readonly statements: readonly Statement[];
  /** Other questions that this answer makes due, e.g. the gate that an override is about: in the same transaction. */
  readonly questions: readonly Question[];
  /** Whether the question has its final answer and is not asked again by events. */
  readonly final: boolean;
}

export interface PendingEffect {
  readonly id: number;
  readonly slot: string;
  readonly effect: Effect;
  readonly attempts: number;
}

export interface KeptPolicy {
  readonly text: string;
  readonly sha: string;
  readonly at: Instant;
}

/** GitHub gives no time, so it counts from when we first saw it. */
export type SeenReview = DeploymentReview & { readonly seenAt: Instant };
