/** Deliveries of GitHub, from their arrival until they are questions. */
import type { EpochMs } from '../../domain/instant.ts';
import type { Question } from '../../domain/question.ts';
import type { Delivery } from './records.ts';

/**
 * `news`: what questions about gates say, such as the run, is to be kept. `reminder`: they were read from the agenda and are
 * due again, and what is kept of them stays, since somebody else may have learned better in the meantime.
 */
export type GateTelling = 'news' | 'reminder';

export interface Inbox {
  /** On disk (fsync) before it resolves. A delivery id that is known and not failed is a duplicate. */
  acceptDelivery(delivery: Delivery): Promise<'stored' | 'duplicate'>;
  /** The oldest deliveries that wait, without claiming them. */
  waitingDeliveries(limit: number): Promise<readonly Delivery[]>;
  /**
   * The oldest deliveries that wait and that no other process takes in: they are ours until `leaseUntil`, or until one
   * fails.
   */
  claimDeliveries(at: EpochMs, leaseUntil: EpochMs, limit: number): Promise<readonly Delivery[]>;
  /** ONE transaction: the delivery is done and its questions are due. `gates`: by default `news`. */
  finishDelivery(id: string, questions: readonly Question[], at: EpochMs, gates?: GateTelling): Promise<void>;
  /** Counts a failed try; after `limit` of them the delivery is set aside, visible, and no longer tried. */
  failDelivery(id: string, because: string, limit: number): Promise<'waiting' | 'set-aside'>;
}
