/** What GitHub lets an installation ask of it, counted for all processes together. */
import type { EpochMs } from '../../domain/instant.ts';
import type { Limit, Wanted } from '../../domain/rate-budget.ts';
import type { PendingEffect } from './records.ts';

export type Admission =
  | { readonly kind: 'admitted' }
  /** Nothing was taken; there may be room then. */
  | { readonly kind: 'wait'; readonly until: EpochMs };

/** How long GitHub wants to be left alone. */
export interface Pause {
  /** Nothing is sent before then. */
  readonly all?: EpochMs | undefined;
  /** Nothing but what gates need is sent before then. */
  readonly others?: EpochMs | undefined;
}

/** `limits`: those of github.com unless others are given. */
export interface LimitStore {
  /**
   * Takes room for an effect that is about to be applied. Where there is none it stays pending and is due when there
   * may be some; that is no failed try. What is more urgent, or waits for longer, goes first.
   */
  admitEffect(effect: PendingEffect, at: EpochMs, limits?: readonly Limit[]): Promise<Admission>;
  /** Takes room for other requests. */
  takeRoom(installationId: number, wanted: Wanted, at: EpochMs, limits?: readonly Limit[]): Promise<Admission>;
  /** A pause that lasts longer stays. */
  pauseInstallation(installationId: number, pause: Pause): Promise<void>;
  /** Null where it is not paused. */
  pausedUntil(installationId: number, at: EpochMs): Promise<EpochMs | null>;
}
