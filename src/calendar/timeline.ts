/**
 * Timelines: sets of instants, made of half-open spans `[from, until)`. They are asked by jumping from one boundary to
 * the next, never by scanning minutes.
 */
import type { EpochMs } from '../domain/instant.ts';

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
}

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
    stateAt(at) {
      if (state !== undefined && from <= at && (state.changesAt === null || at < state.changesAt)) return state;
      state = timeline.stateAt(at);
      from = at;
      return state;
    },
    repeatsWeeklyUntil: (at) => timeline.repeatsWeeklyUntil(at),
  };
}

/** The instants that are in at least one of them. */
export function unionOf(timelines: readonly Timeline[]): Timeline {
  const [only] = timelines;
  if (timelines.length === 1 && only !== undefined) return only;
  return {
    stateAt: (at) => unionStateAt(timelines, at),
    repeatsWeeklyUntil: (at) => earliestRepeat(timelines, at),
  };
}

/** Boundaries that one union may chain over before it counts as endless: some years of daily ones. */
const LONGEST_CHAIN = 4000;

function unionStateAt(timelines: readonly Timeline[], at: EpochMs): TimelineState {
  const states = timelines.map((timeline) => timeline.stateAt(at));
  if (!states.some((state) => state.isInside)) {
    return { isInside: false, changesAt: earliestOf(states.map((state) => state.changesAt)) };
  }
  let end: EpochMs = at;
  for (let step = 0; step < LONGEST_CHAIN; step++) {
    const inside = timelines.map((timeline) => timeline.stateAt(end)).filter((state) => state.isInside);
    if (inside.length === 0) return { isInside: true, changesAt: end };
    if (inside.some((state) => state.changesAt === null)) break;
    end = Math.max(...inside.map((state) => state.changesAt as EpochMs));
  }
  return { isInside: true, changesAt: null };
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
