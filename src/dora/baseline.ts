/** The stretch of the past that later figures are compared with. */
import { civilDate, dayOf, type LocalDay, sayDate } from '../calendar/day.ts';
import { checkedZone, DAY, type Zone } from '../calendar/zone.ts';
import type { EpochMs } from '../domain/instant.ts';
import type { Span } from './weeks.ts';

/** What was seen of a shorter stretch says too little to compare a quarter with. */
const FEWEST_DAYS = 90;

export interface BaselineSpan {
  /** `2026-Q3`; of the first 90 days `2026-08-14/P90D`. */
  readonly quarter: string;
  readonly span: Span;
}

/**
 * The first calendar quarter, by local dates of the zone, that is over and of which at least 90 days were observed; else
 * the first 90 days observed; null before those are over. It stays the same from then on: a baseline that moved with
 * the figures would hide what changes slowly.
 *
 * @param observed from the first record of any lane until the end of the window
 * @param zone an IANA name that is known to exist
 */
export function baselineSpan(observed: Span, zone: string): BaselineSpan | null {
  const clock = checkedZone(zone);
  return firstQuarter(observed, clock) ?? firstDays(observed, clock);
}

function firstQuarter(observed: Span, clock: Zone): BaselineSpan | null {
  const { year, month } = civilDate(localDay(observed.from, clock));
  const begun = Math.floor((month - 1) / 3);
  // The quarter in which observation began may be too short; then the one after it is whole.
  for (const index of [begun, begun + 1]) {
    const days = { from: dayOf(year, index * 3 + 1, 1), until: dayOf(year, index * 3 + 4, 1) };
    const span = { from: clock.toEpoch(days.from * DAY), until: clock.toEpoch(days.until * DAY) };
    // Counted on the local clock: a quarter in which summer time begins lacks an hour and no day.
    const seenFrom = Math.max(days.from * DAY, clock.toLocal(observed.from));
    const isSeen = days.until * DAY - seenFrom >= FEWEST_DAYS * DAY;
    if (isSeen && span.until <= observed.until) return { quarter: sayQuarter(days.from), span };
  }
  return null;
}

function firstDays({ from, until }: Span, clock: Zone): BaselineSpan | null {
  const span = { from, until: from + FEWEST_DAYS * DAY };
  return span.until > until ? null : { quarter: `${sayDate(localDay(from, clock))}/P${FEWEST_DAYS}D`, span };
}

export function sayQuarter(firstDay: LocalDay): string {
  const { year, month } = civilDate(firstDay);
  return `${String(year).padStart(4, '0')}-Q${(month + 2) / 3}`;
}

function localDay(at: EpochMs, clock: Zone): LocalDay {
  return Math.floor(clock.toLocal(at) / DAY);
}
