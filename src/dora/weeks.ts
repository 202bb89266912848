/** How many things happened in each ISO week, by the local date of a zone. */
import { mondayOf, sayWeek } from '../calendar/iso-week.ts';
import { checkedZone, DAY, type Zone } from '../calendar/zone.ts';
import type { EpochMs } from '../domain/instant.ts';

export interface Week {
  /** `2026-W13`. */
  readonly week: string;
  readonly n: number;
}

/** Half-open. */
export interface Span {
  readonly from: EpochMs;
  readonly until: EpochMs;
}

/**
 * Every week that the span touches, the empty ones with 0. Instants outside of the span are not counted.
 *
 * @param zone an IANA name that is known to exist
 */
export function countByWeek(instants: Iterable<EpochMs>, span: Span, zone: string): readonly Week[] {
  if (span.until <= span.from) return [];
  const clock = checkedZone(zone);
  const first = mondayAt(span.from, clock);
  const counts = new Array<number>((mondayAt(span.until - 1, clock) - first) / 7 + 1).fill(0);
  for (const at of instants) {
    if (at < span.from || at >= span.until) continue;
    const index = (mondayAt(at, clock) - first) / 7;
    counts[index] = (counts[index] ?? 0) + 1;
  }
  return counts.map((n, index) => ({ week: sayWeek(first + 7 * index), n }));
}

/** A lookup in the offsets that the zone keeps, and arithmetic on whole days: durations with 23 or 25 hours do no harm. */
function mondayAt(at: EpochMs, clock: Zone): number {
  return mondayOf(Math.floor(clock.toLocal(at) / DAY));
}
