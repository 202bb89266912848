/** Questions that are to be answered, their answers, and the effects that these want. */
import type { Outcome } from '../../domain/effect.ts';
import type { EpochMs } from '../../domain/instant.ts';
import type { AnswerRecord, Claim, PendingEffect } from './records.ts';

export interface Agenda {
  /** Claims the question longest due whose lane nobody holds. The claim ends by itself at `leaseUntil`. */
  claimQuestion(at: EpochMs, leaseUntil: EpochMs): Promise<Claim | null>;
  /** When the next question or effect is due; null when none is. */
  nextDueAt(): Promise<EpochMs | null>;
  /** ONE transaction: decision, audit entry, pending effects, timer, claim kept. False: the claim was lost. */
  saveRecord(claim: Claim, record: AnswerRecord): Promise<boolean>;
  /** The question is answered for now, or has to be asked again at `dueAt`. Gives the claim back. */
  releaseClaim(
    claim: Claim,
    next: { readonly dueAt: EpochMs | null; readonly failed?: string | undefined },
  ): Promise<void>;

  /** Effects of a question that are decided, not settled, and not to be tried later than `at`; oldest first. */
  pendingEffects(questionKey: string, at: EpochMs): Promise<readonly PendingEffect[]>;
  /** Writes the outcome, and an audit entry with it, in one transaction. */
  settleEffect(effect: PendingEffect, outcome: Outcome, at: EpochMs): Promise<void>;
}
