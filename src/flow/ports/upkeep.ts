/** What keeps the store small and watched, and its recurring work done by one process at a time. */
import type { EpochMs } from '../../domain/instant.ts';

export interface Upkeep {
  /**
   * Forgets deliveries that were done 14 days ago, and the facts and decisions of questions that had their final
   * answer, and deliveries and incidents for the figures that were, 400 days ago; a few thousand of each per call. Audit lines are never forgotten.
   */
  prune(at: EpochMs): Promise<Pruned>;
  /** What waits right now, over all repositories. Cheap enough to be asked every few seconds. */
  backlog(at: EpochMs): Promise<Backlog>;
  /** Claims a recurring piece of work, when it is due and nobody else does it. A name never seen is due at once. */
  claimSweep(name: string, at: EpochMs, leaseUntil: EpochMs): Promise<SweepClaim | null>;
  /**
   * Gives it back with what it remembers (cursor, ETags; JSON text) and when it is due again. Ignored when the claim
   * was lost.
   */
  finishSweep(
    claim: Pick<SweepClaim, 'name' | 'token'>,
    next: { readonly dueAt: EpochMs; readonly memory: string | null },
  ): Promise<void>;
}

/** A recurring piece of work that is ours for a while. */
export interface SweepClaim {
  readonly name: string;
  /** Fencing: giving it back with an older token is ignored. */
  readonly token: number;
  /** What it noted at its last end: JSON text. Null the first time. */
  readonly memory: string | null;
}

/** How much was forgotten. */
export interface Pruned {
  /** Deliveries that were done. Those that were set aside stay, for people to look at. */
  readonly deliveries: number;
  /** Answers, with facts and decision, of questions that have had their final answer. */
  readonly records: number;
}

/** What waits, and since when; null where nothing does. */
export interface Backlog {
  readonly deliveriesWaiting: number;
  readonly oldestDeliveryAt: EpochMs | null;
  /** Given up on after several tries; people have to look at them. */
  readonly deliveriesSetAside: number;
  /** Without a final answer. */
  readonly gatesOpen: number;
  /** Of these: the last try to answer failed. */
  readonly gatesFailing: number;
  /** When the gate open for longest was first answered; of one never answered, when it is due. */
  readonly oldestGateAt: EpochMs | null;
  /** Decided, and not yet done on GitHub. */
  readonly effectsPending: number;
  readonly oldestEffectAt: EpochMs | null;
  /** Of the pending ones: put off because GitHub's limits leave no room. */
  readonly effectsDeferred: number;
  /** Until when the installation that is paused for longest is left alone; null when none is. */
  readonly pausedUntil: EpochMs | null;
  /** To be answered by now. */
  readonly questionsDue: number;
}
