/** Telling people, outside of the lanes in which gates are answered. */
import type { Outcome } from '../../domain/effect.ts';
import type { EpochMs } from '../../domain/instant.ts';
import type { Notice } from '../../domain/notice.ts';

/**
 * One try to tell, bounded in time. What cannot be sent is an outcome: it never rejects.
 *
 * @param mayBeTold an earlier try may have told it: said where receivers cannot know.
 */
export type SendNotice = (notice: Notice, at: EpochMs, mayBeTold?: boolean) => Promise<Outcome>;

/** A notice that is ours to send for a while. */
export interface PendingNotice {
  readonly id: number;
  readonly notice: Notice;
  /** When it was decided. */
  readonly wantedAt: EpochMs;
  /** Tries that ended before this one, or whose process died. */
  readonly attempts: number;
  /** One of these tries may have told it: nobody saw how it ended. */
  readonly mayBeTold: boolean;
  /** What it waits for is done; false only when that did not come in time. */
  readonly isTrue: boolean;
}

export interface Notices {
  /**
   * The notices longest due, and true by now; or decided before `deadline`, to be given up. They are ours until
   * `leaseUntil`; then they are due again.
   */
  claimNotices(when: NoticeClaim): Promise<readonly PendingNotice[]>;
  /** Writes the outcome of this try, and an audit entry with it, in one transaction. Ignored when the claim was lost. */
  settleNotice(tried: PendingNotice, outcome: Outcome, at: EpochMs): Promise<void>;
  /** What was told, or is about to be, because of a question. Oldest first. */
  noticesOf(questionKey: string): Promise<readonly Notice[]>;
  /** What the last answer about a repository's policy kept for the next one; null before the first. */
  policyNews(repositoryId: number): Promise<string | null>;
}

export interface NoticeClaim {
  readonly at: EpochMs;
  readonly leaseUntil: EpochMs;
  readonly deadline: EpochMs;
  readonly limit: number;
}
