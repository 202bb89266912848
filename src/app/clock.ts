/** Clocks of the App. */

import type { EpochMs } from '../domain/instant.ts';
import type { Clock } from '../flow/ports.ts';

export const systemClock: Clock = { now: () => Date.now() };

export interface MovableClock extends Clock {
  /** From now on it is this instant, and time goes on from there. */
  moveTo(instant: EpochMs): void;
}

/** For rehearsals against a GitHub on loopback, where a release day has to pass in seconds. */
export function createMovableClock(): MovableClock {
  let offset = 0;
  return {
    now: () => Date.now() + offset,
    moveTo: (instant) => {
      offset = instant - Date.now();
    },
  };
}
