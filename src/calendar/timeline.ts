/**
 * Timelines: sets of instants, made of half-open spans `[from, until)`. They are asked by jumping from one boundary to
 * the next, never by scanning minutes.
 */
import type { EpochMs } from '../domain/instant.ts';
import { DAY } from './zone.ts';

/** Half-open: `from` is inside, `until` is not. */
export interface Span {
  readonly from: EpochMs;
  /** Null: it never ends. */
  readonly until: EpochMs | null;
}

export interface TimelineState {
  readonly isInside: boolean;
  /** The next instant at which `isInside` changes; null when it never does. */
  readonly changesAt: EpochMs | null;
}

export interface Timeline {
  stateAt(at: EpochMs): TimelineState;
  /**
   * From `at` until the returned instant the timeline repeats itself exactly every 7 days (of 24 hours). `at` itself
   * when nothing is promised. Lets a search skip years in which nothing new can happen.
   */
  repeatsWeeklyUntil(at: EpochMs): EpochMs;
  /** Of a timeline that does not repeat weekly, because of holidays or a recurrence rule: two around it that do. */
  readonly bounds?: Bounds;
}

export interface Bounds {
  /** Contains every instant of the timeline. */
  readonly outer: Timeline;
  /** Every instant of it is in the timeline. */
  readonly inner: Timeline;
}

/** How far ahead is searched: what does not change in 100 years never changes. */
export const HORIZON = 36_525 * DAY;

const WEEK = 7 * DAY;

/** No instant. */
export const NEVER: Timeline = {
  stateAt: () => ({ isInside: false, changesAt: null }),
  repeatsWeeklyUntil: () => Number.POSITIVE_INFINITY,
};

/** Every instant. */
export const ALWAYS: Timeline = {
  stateAt: () => ({ isInside: true, changesAt: null }),
  repeatsWeeklyUntil: () => Number.POSITIVE_INFINITY,
};

/** The instants of one span; `until` null: without end. */
export function datedTimeline(span: Span): Timeline {
  const until = span.until ?? Number.POSITIVE_INFINITY;
  return {
    stateAt(at) {
      if (at < span.from) return { isInside: false, changesAt: span.from < until ? span.from : null };
      return at < until ? { isInside: true, changesAt: span.until } : { isInside: false, changesAt: null };
    },
    repeatsWeeklyUntil(at) {
      if (at < span.from) return span.from;
      return at < until ? until : Number.POSITIVE_INFINITY;
    },
  };
}

/** The same timeline, which answers at once as long as it is asked about the stretch it was asked about last. */
export function remembering(timeline: Timeline): Timeline {
  let from = 0;
  let state: TimelineState | undefined;
  return {
    ...timeline,
    stateAt(at) {
      if (state !== undefined && from <= at && (state.changesAt === null || at < state.changesAt)) return state;
      state = timeline.stateAt(at);
      from = at;
      return state;
    },
  };
}

/** The instants that are in at least one of them. */
export function unionOf(timelines: readonly Timeline[]): Timeline {
  const [only] = timelines;
  if (timelines.length === 1 && only !== undefined) return only;
  const weekly = timelines.filter((each) => each.bounds === undefined);
  // What repeats weekly is followed through the years at once, and link by link beside what does not.
  if (weekly.length > 1 && weekly.length < timelines.length) {
    return unionOf([unionOf(weekly), ...timelines.filter((each) => each.bounds !== undefined)]);
  }
  const union = remembering({
    stateAt: (at) => unionStateAt(timelines, at),
    repeatsWeeklyUntil: (at) => earliestRepeat(timelines, at),
  });
  if (timelines.every((each) => each.bounds === undefined)) return union;
  return {
    ...union,
    bounds: { outer: unionOf(timelines.map(outerOf)), inner: unionOf(timelines.map(innerOf)) },
  };
}

/** The timeline, or the one around it that repeats weekly. */
export function outerOf(timeline: Timeline): Timeline {
  return timeline.bounds?.outer ?? timeline;
}

/** The timeline, or the one inside it that repeats weekly. */
export function innerOf(timeline: Timeline): Timeline {
  return timeline.bounds?.inner ?? timeline;
}

function unionStateAt(timelines: readonly Timeline[], at: EpochMs): TimelineState {
  const states = timelines.map((timeline) => timeline.stateAt(at));
  if (!states.some((state) => state.isInside)) {
    return { isInside: false, changesAt: earliestOf(states.map((state) => state.changesAt)) };
  }
  const changesAt = endOfStretch(at, {
    coveredUntil: (instant) => coveredUntil(timelines, instant),
    repeatsWeeklyUntil: (instant) => earliestRepeat(timelines, instant),
  });
  return { isInside: true, changesAt };
}

/** How far the timelines that hold at an instant reach; the instant itself when none holds. */
function coveredUntil(timelines: readonly Timeline[], at: EpochMs): EpochMs | null {
  let end: EpochMs | null = at;
  for (const timeline of timelines) {
    const state = timeline.stateAt(at);
    if (!state.isInside) continue;
    if (state.changesAt === null) return null;
    end = Math.max(end, state.changesAt);
  }
  return end;
}

/** Spans that one stretch may be chained of. Keeps an hour now and then, each touching the next, from taking seconds. */
const LONGEST_CHAIN = 100_000;

interface Chain {
  /** How far the spans that contain the instant reach; the instant itself when there is none; null: without end. */
  readonly coveredUntil: (at: EpochMs) => EpochMs | null;
  readonly repeatsWeeklyUntil: (at: EpochMs) => EpochMs;
}

/** The end of the stretch of touching spans that contains `at`; null when it is not within {@link HORIZON}. */
export function endOfStretch(at: EpochMs, { coveredUntil, repeatsWeeklyUntil }: Chain): EpochMs | null {
  let end: EpochMs = at;
  let steadyFrom = at;
  let steadyUntil = repeatsWeeklyUntil(at);
  for (let step = 0; step < LONGEST_CHAIN && end <= at + HORIZON; step++) {
    const next = coveredUntil(end);
    if (next === end) return end;
    if (next === null) return null;
    end = next;
    // A whole week without a break, in a time that repeats weekly: there is none as long as it does.
    if (end < steadyUntil && end - steadyFrom >= WEEK) end = steadyUntil;
    if (end < steadyUntil) continue;
    steadyFrom = end;
    steadyUntil = repeatsWeeklyUntil(end);
  }
  return null;
}

/** The earliest instant of a list in which null stands for never. */
export function earliestOf(instants: readonly (EpochMs | null)[]): EpochMs | null {
  return instants.reduce((least, each) => (least === null || (each !== null && each < least) ? each : least), null);
}

/** Until when all of them repeat weekly. */
export function earliestRepeat(timelines: readonly Timeline[], at: EpochMs): EpochMs {
  return timelines.reduce((least, each) => Math.min(least, each.repeatsWeeklyUntil(at)), Number.POSITIVE_INFINITY);
}

/** The spans of a timeline that touch `[from, until)`, cut to it, in order; at most `limit` of them. */
export function spansOf(timeline: Timeline, from: EpochMs, until: EpochMs, limit = 10_000): readonly Span[] {
  const spans: Span[] = [];
  let at = from;
  while (at < until && spans.length < limit) {
    const state = timeline.stateAt(at);
    const end = state.changesAt ?? until;
    if (state.isInside) spans.push({ from: at, until: Math.min(end, until) });
    at = end;
  }
  return spans;
}
