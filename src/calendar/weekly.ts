/** Weekly windows: days of the week and hours of the day on the wall clock of a zone. */
import type { Zone } from './zone.ts';

/** ISO weekday: 1 is Monday, 7 is Sunday. */
export type Weekday = number;

/**
 * Minutes of the day. `until` is after `from`: 1440 is the end of the day, more than that is the next day
 * (`22:00-02:00` is 1320 to 1560). The span belongs to the day on which it opens.
 */
export interface Hours {
  readonly from: number;
  readonly until: number;
}

export interface Weekly {
  readonly zone: Zone;
  /** Sorted, at least one. */
  readonly days: readonly Weekday[];
  /** Sorted by `from`, at least one. */
  readonly hours: readonly Hours[];
}
