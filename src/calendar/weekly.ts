/** Weekly windows: days of the week and hours of the day on the wall clock of a zone. */
import type { EpochMs } from '../domain/instant.ts';
import type { Span, Timeline, TimelineState } from './timeline.ts';
import { DAY, MINUTE, type Zone } from './zone.ts';

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

/** No span is longer than this many days, so a span that covers an instant opened at most that many days before. */
const LONGEST_SPAN_DAYS = 2;

/** Spans may touch for long; after this many days without a break a window counts as open for good. */
const LONGEST_SEARCH_DAYS = 800;

export function weeklyTimeline(weekly: Weekly): Timeline {
  return {
    stateAt: (at) => stateAt(weekly, at),
    repeatsWeeklyUntil: (at) => repeatsWeeklyUntil(weekly.zone, at),
  };
}

function stateAt(weekly: Weekly, at: EpochMs): TimelineState {
  let end = at;
  for (const span of spansFrom(weekly, at)) {
    if (span.until <= end) continue;
    if (span.from > end)
      return end === at ? { isInside: false, changesAt: span.from } : { isInside: true, changesAt: end };
    end = span.until;
  }
  return { isInside: end > at, changesAt: null };
}

/** The spans that may concern an instant, and those after it, in the order in which they open. */
function* spansFrom(weekly: Weekly, at: EpochMs): Generator<SpanWithEnd> {
  const today = Math.floor(weekly.zone.toLocal(at) / DAY);
  for (let day = today - LONGEST_SPAN_DAYS; day < today + LONGEST_SEARCH_DAYS; day++) {
    yield* spansOpeningOn(weekly, day);
  }
}

/** The spans that open on a day (counted from 1970-01-01 on the wall clock), without those that a skipped hour swallows. */
function spansOpeningOn({ zone, days, hours }: Weekly, day: number): readonly SpanWithEnd[] {
  if (!days.includes(weekdayOf(day))) return [];
  return hours
    .map(({ from, until }) => ({
      from: zone.toEpoch(day * DAY + from * MINUTE),
      until: zone.toEpoch(day * DAY + until * MINUTE),
    }))
    .filter((span) => span.from < span.until)
    .sort((one, other) => one.from - other.from);
}

interface SpanWithEnd extends Span {
  readonly until: EpochMs;
}

/** Day 0, 1970-01-01, was a Thursday. */
function weekdayOf(day: number): Weekday {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

/** Away from changes of the offset by more than its longest span, a weekly window repeats exactly. */
function repeatsWeeklyUntil(zone: Zone, at: EpochMs): EpochMs {
  const margin = (LONGEST_SPAN_DAYS + 1) * DAY;
  const change = zone.nextChange(at - margin);
  if (change === null) return Number.POSITIVE_INFINITY;
  return change > at + margin ? change - margin : at;
}
