/**
 * Spans that recur on days of the local calendar: days of the week, a recurrence rule, days before holidays, without
 * holidays.
 *
 * A span opens at a reading of the wall clock on its opening day and belongs to that day, however long it lasts. Both
 * its ends are readings of the wall clock (`lasts` included: 56 hours from Friday 23:00 end on Monday at 07:00, also
 * when the clocks change in between), and each becomes an instant by itself, skipped and repeated hours as Temporal's
 * `compatible` reads them. A span that a skipped hour leaves without length does not happen; spans that touch are one.
 */
import type { EpochMs } from '../domain/instant.ts';
import type { LocalDay } from './day.ts';
import { type OpeningDays, openingDays, type WhichDays } from './opening-days.ts';
import { ALWAYS, endOfStretch, HORIZON, NEVER, type Timeline, type TimelineState } from './timeline.ts';
import type { Hours } from './weekly.ts';
import { DAY, MINUTE, type Zone } from './zone.ts';

/** A day opens spans when everything that is given selects it. */
export interface Recurring extends WhichDays {
  readonly zone: Zone;
  /** Omitted: the whole day, or with `lasts` its midnight. */
  readonly hours?: readonly Hours[] | undefined;
  /** Milliseconds on the wall clock, at most {@link LONGEST_SPAN}: spans open where `hours` begin and last this long. */
  readonly lasts?: number | undefined;
}

/** No span may last longer. Keeps the days small that have to be looked at to say whether an instant is inside. */
export const LONGEST_SPAN = 31 * DAY;

const WHOLE_DAY: Hours = { from: 0, until: 1440 };

export function recurringTimeline(recurring: Recurring): Timeline {
  const days = openingDays(recurring);
  // Else each change of the clocks in a hundred years would be looked at, for an end that never comes.
  if (days.isWeekly && days.weekdays.length === 7 && coverWholeDays(hoursOf(recurring))) return ALWAYS;
  const spans = spansOpening(recurring, days);
  const timeline: Timeline = {
    stateAt: (at) => stateAt(spans, at),
    repeatsWeeklyUntil: (at) => (days.isWeekly ? repeatsWeeklyUntil(recurring.zone, spans.reach, at) : at),
  };
  if (days.isWeekly) return timeline;
  const { zone, hours, lasts } = recurring;
  return {
    ...timeline,
    bounds: { outer: recurringTimeline({ zone, hours, lasts, days: days.weekdays }), inner: NEVER },
  };
}

/** Whether spans that open on every day leave no minute between them. */
function coverWholeDays(hours: readonly Hours[]): boolean {
  const spans = hours.flatMap(({ from, until }) => [
    { from, until },
    { from: from - 1440, until: until - 1440 },
  ]);
  let covered = 0;
  for (const { from, until } of spans.sort((one, other) => one.from - other.from)) {
    if (from > covered) return false;
    covered = Math.max(covered, until);
  }
  return covered >= 1440;
}

/** The spans that open in a stretch of days, merged, as their ends in order: from, until, from, until... */
type Ends = readonly EpochMs[];

interface Spans {
  /** A span that contains an instant opened at most that many days before it. */
  readonly reach: number;
  readonly localDay: (at: EpochMs) => LocalDay;
  readonly chunk: (index: number) => Ends;
  /** The first chunk from `index` on in which a day opens spans; null when there is none within the horizon. */
  readonly nextChunk: (index: number) => number | null;
  readonly repeatsWeeklyUntil: (at: EpochMs) => EpochMs;
}

/** Days are worked out and kept in chunks of so many: enough to be rarely at an edge, few enough to be quick at first. */
const CHUNK_DAYS = 64;

/** Chunks kept for one timeline: two searches over the whole horizon. */
const MOST_CHUNKS = 1200;

const HORIZON_DAYS = HORIZON / DAY;

function spansOpening(recurring: Recurring, days: OpeningDays): Spans {
  const { zone } = recurring;
  const hours = hoursOf(recurring);
  const chunks = new Map<number, Ends>();
  // A day more, because a change of the clocks can move an end; another, because it can set the date back.
  const reach = Math.ceil(Math.max(...hours.map((each) => each.until)) / 1440) + 2;
  return {
    reach,
    localDay: (at) => Math.floor(zone.toLocal(at) / DAY),
    chunk(index) {
      const kept = chunks.get(index);
      if (kept !== undefined) return kept;
      if (chunks.size >= MOST_CHUNKS) chunks.clear();
      const ends = endsOf(zone, hours, days, index * CHUNK_DAYS);
      chunks.set(index, ends);
      return ends;
    },
    nextChunk(index) {
      const day = days.next(index * CHUNK_DAYS, index * CHUNK_DAYS + HORIZON_DAYS);
      return day === null ? null : chunkOf(day);
    },
    repeatsWeeklyUntil: (at) => (days.isWeekly ? repeatsWeeklyUntil(zone, reach, at) : at),
  };
}

function hoursOf({ hours = [WHOLE_DAY], lasts }: Recurring): readonly Hours[] {
  if (lasts === undefined) return hours;
  return hours.map(({ from }) => ({ from, until: from + Math.min(lasts, LONGEST_SPAN) / MINUTE }));
}

function chunkOf(day: LocalDay): number {
  return Math.floor(day / CHUNK_DAYS);
}

function endsOf(zone: Zone, hours: readonly Hours[], days: OpeningDays, first: LocalDay): Ends {
  const ends: EpochMs[] = [];
  const last = first + CHUNK_DAYS - 1;
  for (let day = days.next(first, last); day !== null; day = days.next(day + 1, last)) {
    for (const each of hours) {
      const from = zone.toEpoch(day * DAY + each.from * MINUTE);
      const until = zone.toEpoch(day * DAY + each.until * MINUTE);
      if (from < until) addSpan(ends, from, until);
    }
  }
  return ends;
}

/** Adds a span to sorted ones, merged with those it touches. Nearly always it comes after all of them. */
function addSpan(ends: EpochMs[], from: EpochMs, until: EpochMs): void {
  const [begin, end] = [ends[ends.length - 2], ends[ends.length - 1]];
  if (begin === undefined || end === undefined || from > end) ends.push(from, until);
  else if (from >= begin) ends[ends.length - 1] = Math.max(end, until);
  else {
    ends.length -= 2;
    addSpan(ends, from, until);
    addSpan(ends, begin, end);
  }
}

function stateAt(spans: Spans, at: EpochMs): TimelineState {
  if (coveredUntil(spans, at) === at) return { isInside: false, changesAt: nextOpening(spans, at) };
  const { repeatsWeeklyUntil } = spans;
  const changesAt = endOfStretch(at, { coveredUntil: (instant) => coveredUntil(spans, instant), repeatsWeeklyUntil });
  return { isInside: true, changesAt };
}

/** How far the spans that contain an instant reach; the instant itself when none does. */
function coveredUntil(spans: Spans, at: EpochMs): EpochMs {
  const day = spans.localDay(at);
  let end = at;
  for (let index = chunkOf(day - spans.reach); index <= chunkOf(day + 1); index++) {
    const ends = spans.chunk(index);
    const place = firstAfter(ends, at);
    // An odd place: the next end is the end of a span that has begun.
    if (place % 2 === 1) end = Math.max(end, ends[place] as EpochMs);
  }
  return end;
}

/** The next opening after an instant that is outside. */
function nextOpening(spans: Spans, at: EpochMs): EpochMs | null {
  let index: number | null = spans.nextChunk(chunkOf(spans.localDay(at) - 1));
  while (index !== null) {
    const found = openingIn(spans.chunk(index), at);
    if (found !== undefined)
      return isNearEnd(spans, index, found) ? earlierOf(found, openingIn(spans.chunk(index + 1), at)) : found;
    index = spans.nextChunk(index + 1);
  }
  return null;
}

/** Where the clocks skip an hour or a day, spans of the next day may open before the last ones of this day. */
function isNearEnd(spans: Spans, index: number, at: EpochMs): boolean {
  return spans.localDay(at) >= (index + 1) * CHUNK_DAYS - 2;
}

function earlierOf(one: EpochMs, other: EpochMs | undefined): EpochMs {
  return other === undefined ? one : Math.min(one, other);
}

function openingIn(ends: Ends, at: EpochMs): EpochMs | undefined {
  const place = firstAfter(ends, at);
  return ends[place % 2 === 1 ? place + 1 : place];
}

/** The place of the first of sorted instants that is after `at`. */
function firstAfter(ends: Ends, at: EpochMs): number {
  let low = 0;
  let high = ends.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ends[middle] as EpochMs) <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Away from changes of the offset by more than its longest span, a weekly timeline repeats exactly. */
function repeatsWeeklyUntil(zone: Zone, reach: number, at: EpochMs): EpochMs {
  const margin = (reach + 1) * DAY;
  const change = zone.nextChange(at - margin);
  if (change === null) return Number.POSITIVE_INFINITY;
  return change > at + margin ? change - margin : at;
}
