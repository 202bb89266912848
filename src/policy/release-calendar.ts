/** The calendar of a kind of release: when it may go out as far as time decides, and what freezes it. */
import { firstOpening, openTimeline, type TimeConditions } from '../calendar/search.ts';
import { remembering, type Timeline } from '../calendar/timeline.ts';
import { DAY } from '../calendar/zone.ts';
import type { EpochMs } from '../domain/instant.ts';
import { isHolidayUnknown } from './calendar.ts';
import { isGoverned } from './names.ts';
import {
  freezesFor,
  gatesFor,
  isExcepted,
  type NamedFreeze,
  type TimedRelease,
  timesFor,
  windowsOf,
} from './release-times.ts';
import type { Policy } from './schema.ts';

/** Half-open: `from` is in it, `until` is not. */
export interface CalendarSpan {
  /** Cut to what was asked for. */
  readonly from: EpochMs;
  readonly until: EpochMs;
  /** When it really began; null: more than {@link LOOK_BACK} days before, or always. */
  readonly beganAt: EpochMs | null;
  /** When it really ends; null: not within 100 years. */
  readonly endsAt: EpochMs | null;
}

export interface FreezeSpan extends CalendarSpan {
  readonly freeze: NamedFreeze;
}

/** A gate that asks for windows: one of them has to be open. */
export interface WindowGate {
  readonly gate: string;
  readonly policy: Policy;
  readonly windows: readonly string[];
  /** Whether it lets releases of this type pass, so that its windows do not matter. */
  readonly isExcepted: boolean;
}

export interface ReleaseCalendar {
  /** When it may go out, in order. */
  readonly open: readonly CalendarSpan[];
  /** Every time of every freeze that concerns it, in order. */
  readonly freezes: readonly FreezeSpan[];
  /** The first instant at or after the beginning at which it may go out; null: not within 100 years. */
  readonly nextOpening: EpochMs | null;
  /** When that opening ends; null: not within 100 years, or there is none. */
  readonly nextClosing: EpochMs | null;
  /** Whether there is no opening because the public holidays of so late a year are not known. */
  readonly isUnknown: boolean;
  readonly windows: readonly WindowGate[];
  /** Whether the policies name the environment. One that they do not name is held at all times. */
  readonly isGoverned: boolean;
  /** Up to here everything is listed. Earlier than what was asked for when there is more than {@link MOST_SPANS}. */
  readonly until: EpochMs;
  readonly isCut: boolean;
}

/** Spans of one list that anybody would read or import. */
export const MOST_SPANS = 10_000;

/** Days in which the beginning of what runs already is looked for. */
const LOOK_BACK = [8, 64, 400] as const;

/** The calendar of `[from, until)`. An instant of it is open exactly when a span of `open` contains it. */
export function releaseCalendar(release: TimedRelease, from: EpochMs, until: EpochMs): ReleaseCalendar {
  const times = rememberingTimes(timesFor(release));
  const timeline = openTimeline(times);
  const open = firstOf([spansIn(timeline, from, until)], MOST_SPANS + 1);
  const freezes = firstOf(
    freezesFor(release).map((freeze) => freezeSpansIn(freeze, from, until)),
    MOST_SPANS + 1,
  );
  const listedUntil = Math.min(until, open[MOST_SPANS]?.from ?? until, freezes[MOST_SPANS]?.from ?? until);
  const nextOpening = firstOpening(times, from);
  const gates = windowGates(release);
  return {
    open: cutAt(listedUntil, open),
    freezes: cutAt(listedUntil, freezes),
    nextOpening,
    nextClosing: nextOpening === null ? null : timeline.stateAt(nextOpening).changesAt,
    isUnknown: nextOpening === null && gates.some((gate) => waitsForHolidays(gate, from)),
    windows: gates,
    isGoverned: release.environment === undefined || isGoverned(release.policies, release.environment),
    until: listedUntil,
    isCut: listedUntil < until,
  };
}

/** A list asks again and again about one stretch of years, of which the end is far to seek. */
function rememberingTimes({ inside, outside }: TimeConditions): TimeConditions {
  return { inside: inside.map(remembering), outside: outside.map(remembering) };
}

function windowGates(release: TimedRelease): readonly WindowGate[] {
  return gatesFor(release).flatMap(({ gate, policy }) => {
    const windows = gate.require.window;
    if (windows === undefined) return [];
    return [{ gate: gate.name, policy, windows, isExcepted: isExcepted(gate.except, release.risk) }];
  });
}

function waitsForHolidays({ policy, windows, isExcepted: mayPass }: WindowGate, at: EpochMs): boolean {
  const { isInside, changesAt } = windowsOf(policy, windows).stateAt(at);
  if (mayPass || isInside || changesAt !== null) return false;
  return windows.some((name) => isHolidayUnknown(policy, name, at));
}

function* spansIn(timeline: Timeline, from: EpochMs, until: EpochMs): Generator<CalendarSpan> {
  let at = from;
  while (at < until) {
    const { isInside, changesAt } = timeline.stateAt(at);
    if (isInside) {
      const beganAt = at === from ? beginningOf(timeline, at) : at;
      yield { from: at, until: Math.min(changesAt ?? until, until), beganAt, endsAt: changesAt };
    }
    if (changesAt === null) return;
    at = changesAt;
  }
}

function* freezeSpansIn(freeze: NamedFreeze, from: EpochMs, until: EpochMs): Generator<FreezeSpan> {
  for (const span of spansIn(freeze.timeline, from, until)) yield { ...span, freeze };
}

/** When the span that contains `at` began. Timelines are asked forwards only, so this looks from earlier and earlier. */
function beginningOf(timeline: Timeline, at: EpochMs): EpochMs | null {
  for (const days of LOOK_BACK) {
    const since = at - days * DAY;
    let began = since;
    for (let end = timeline.stateAt(began).changesAt; end !== null && end <= at; ) {
      began = end;
      end = timeline.stateAt(began).changesAt;
    }
    if (began > since) return began;
  }
  return null;
}

/** The first of several lists, in order. What begins together keeps the order of the lists. */
function firstOf<Span extends CalendarSpan>(lists: readonly Generator<Span>[], most: number): readonly Span[] {
  const heads = lists.map((spans) => ({ spans, next: spans.next() }));
  const first: Span[] = [];
  while (first.length < most) {
    const left = heads.filter(({ next }) => next.done !== true);
    const [head, ...others] = left;
    if (head === undefined) break;
    const earliest = others.reduce(
      (least, each) => (each.next.value.from < least.next.value.from ? each : least),
      head,
    );
    first.push(earliest.next.value);
    earliest.next = earliest.spans.next();
  }
  return first;
}

function cutAt<Span extends CalendarSpan>(until: EpochMs, spans: readonly Span[]): readonly Span[] {
  return spans.filter((span) => span.from < until).map((span) => (span.until <= until ? span : { ...span, until }));
}
