/** When do several conditions that only time decides hold together? */
import type { EpochMs } from '../domain/instant.ts';
import {
  earliestOf,
  earliestRepeat,
  HORIZON,
  innerOf,
  outerOf,
  type Span,
  spansOf,
  type Timeline,
  type TimelineState,
} from './timeline.ts';
import { DAY } from './zone.ts';

export { HORIZON };

export interface TimeConditions {
  /** The instant has to be inside all of these (the windows of each gate). */
  readonly inside: readonly Timeline[];
  /** And outside all of these (freezes). */
  readonly outside: readonly Timeline[];
}

const WEEK = 7 * DAY;

/** The first instant at or after `at` at which all conditions hold; null when there is none within {@link HORIZON}. */
export function firstOpening(conditions: TimeConditions, at: EpochMs): EpochMs | null {
  const loosest = loosestOf(conditions);
  const all = [...loosest.inside, ...loosest.outside];
  const end = at + HORIZON;
  let from = at;
  while (from <= end) {
    const steadyUntil = Math.min(earliestRepeat(all, from), end + 1);
    const scanUntil = Math.min(from + WEEK, end + 1);
    const week = firstOpeningBefore(loosest, from, scanUntil);
    if (week.kind === 'never') return null;
    // A week without an opening in a stretch that repeats weekly: there is none in the whole stretch.
    const stretch =
      week.kind === 'later' ? week : firstOpeningBefore(conditions, week.at, Math.max(steadyUntil, scanUntil));
    if (stretch.kind === 'found') return stretch.at;
    if (stretch.kind === 'never') return null;
    from = Math.max(stretch.at, steadyUntil);
  }
  return null;
}

/** Conditions that hold whenever the given ones do, and repeat weekly as far as they can. */
function loosestOf({ inside, outside }: TimeConditions): TimeConditions {
  return { inside: inside.map(outerOf), outside: outside.map(innerOf) };
}

type Scan =
  | { readonly kind: 'found'; readonly at: EpochMs }
  | { readonly kind: 'never' }
  /** Not before `at`, which is at or after the end of the scan. */
  | { readonly kind: 'later'; readonly at: EpochMs };

function firstOpeningBefore(conditions: TimeConditions, from: EpochMs, until: EpochMs): Scan {
  let at = from;
  while (at < until) {
    const next = jump(conditions, at);
    if (next === at) return { kind: 'found', at };
    if (next === null) return { kind: 'never' };
    at = next;
  }
  return { kind: 'later', at };
}

/** The earliest instant that no condition rules out from its own view; `at` when all hold, null when one never will. */
function jump({ inside, outside }: TimeConditions, at: EpochMs): EpochMs | null {
  let to = at;
  for (const [timelines, wanted] of [[inside, true] as const, [outside, false] as const]) {
    for (const timeline of timelines) {
      const state = timeline.stateAt(to);
      if (state.isInside === wanted) continue;
      if (state.changesAt === null) return null;
      to = state.changesAt;
    }
  }
  return to;
}

/** The instants at which all conditions hold: inside all of `inside` and outside all of `outside`. */
export function openTimeline(conditions: TimeConditions): Timeline {
  const all = [...conditions.inside, ...conditions.outside];
  const open: Timeline = {
    stateAt: (at) => openStateAt(conditions, at),
    repeatsWeeklyUntil: (at) => earliestRepeat(all, at),
  };
  if (all.every((each) => each.bounds === undefined)) return open;
  const { inside, outside } = conditions;
  const tightest = { inside: inside.map(innerOf), outside: outside.map(outerOf) };
  return { ...open, bounds: { outer: openTimeline(loosestOf(conditions)), inner: openTimeline(tightest) } };
}

/** The spans of `[from, until)` in which all conditions hold, in order; at most `limit` of them. */
export function openSpans(conditions: TimeConditions, from: EpochMs, until: EpochMs, limit?: number): readonly Span[] {
  return spansOf(openTimeline(conditions), from, until, limit);
}

/** The instants that are in all of them. */
export function intersectionOf(timelines: readonly Timeline[]): Timeline {
  const [only] = timelines;
  if (timelines.length === 1 && only !== undefined) return only;
  return openTimeline({ inside: timelines, outside: [] });
}

function openStateAt(conditions: TimeConditions, at: EpochMs): TimelineState {
  const inside = conditions.inside.map((timeline) => timeline.stateAt(at));
  const outside = conditions.outside.map((timeline) => timeline.stateAt(at));
  if (inside.every((state) => state.isInside) && !outside.some((state) => state.isInside)) {
    return { isInside: true, changesAt: earliestOf([...inside, ...outside].map((state) => state.changesAt)) };
  }
  return { isInside: false, changesAt: firstOpening(conditions, at) };
}
