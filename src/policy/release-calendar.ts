/** The calendar of a kind of release: when it may go out as far as time decides, and what freezes it. */
import { firstOpening, openSpans } from '../calendar/search.ts';
import { type Span, spansOf } from '../calendar/timeline.ts';
import type { EpochMs } from '../domain/instant.ts';
import { freezesFor, gatesFor, type TimedRelease, timesFor } from './release-times.ts';

export interface ReleaseCalendar {
  /** When it may go out, in order, cut to what was asked for. */
  readonly open: readonly Span[];
  /** Every time of every freeze that concerns it, in order, cut to what was asked for. */
  readonly freezes: readonly (Span & { readonly name: string })[];
  /** The first instant at or after the beginning at which it may go out; null: never. */
  readonly nextOpening: EpochMs | null;
  /** The windows that its gates ask for, gate by gate. Empty: no gate asks for one, so it is open but for freezes. */
  readonly windows: readonly { readonly gate: string; readonly windows: readonly string[] }[];
  /** Whether a list was cut because it was too long. */
  readonly isCut: boolean;
}

/** Spans of one list that anybody would read or import. */
const MOST_SPANS = 10_000;

/** The calendar of `[from, until)`. An instant is open exactly when a span of `open` contains it. */
export function releaseCalendar(release: TimedRelease, from: EpochMs, until: EpochMs): ReleaseCalendar {
  const times = timesFor(release);
  const open = openSpans(times, from, until, MOST_SPANS);
  const freezes = freezesFor(release)
    .flatMap(({ name, timeline }) => spansOf(timeline, from, until, MOST_SPANS).map((span) => ({ ...span, name })))
    .sort((one, other) => one.from - other.from);
  const windows = gatesFor(release).flatMap(({ gate }) =>
    gate.require.window === undefined ? [] : [{ gate: gate.name, windows: gate.require.window }],
  );
  const isCut = open.length >= MOST_SPANS || freezes.length >= MOST_SPANS;
  return { open, freezes, nextOpening: firstOpening(times, from), windows, isCut };
}
