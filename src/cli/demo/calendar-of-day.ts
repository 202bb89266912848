/**
 * When things happen on the demo's release day. On a virtual clock it is one fixed week in Berlin; on the real clock
 * the window opens within the next minutes, and a zone is chosen in which it is about noon there, so that the day does
 * not end in between.
 */
import { toInstant } from '../../domain/instant.ts';
import type { Clock } from '../../flow/ports.ts';

export interface CalendarOfDay {
  readonly zone: string;
  /** Weekdays and hours of the release window, as the policy writes them. */
  readonly windowDays: string;
  readonly windowHours: string;
  /** Epoch milliseconds. */
  readonly startsAt: number;
  /** When the change comes that seems broken for a moment, the one that is broken, and the one of the schema. */
  readonly flakyAt: number;
  readonly badAt: number;
  readonly schemaAt: number;
  readonly windowOpensAt: number;
  /** As the policy writes them. */
  readonly freeze: { readonly from: string; readonly until: string };
  /** When the change comes that meets the freeze. */
  readonly frozenAt: number;
  /** When everything is deployed that will be, and when the last of it is older than three days; the freeze is on. */
  readonly eveningAt: number;
  readonly matureAt: number;
}

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

export const FIXED_WEEK: CalendarOfDay = {
  zone: 'Europe/Berlin',
  windowDays: 'tue-thu',
  windowHours: '10:00-16:00',
  startsAt: Date.parse('2026-11-24T08:30:00+01:00'),
  flakyAt: Date.parse('2026-11-24T08:40:00+01:00'),
  badAt: Date.parse('2026-11-24T08:50:00+01:00'),
  schemaAt: Date.parse('2026-11-24T09:15:00+01:00'),
  windowOpensAt: Date.parse('2026-11-24T10:00:00+01:00'),
  freeze: { from: '2026-11-26T00:00', until: '2026-12-01T00:00' },
  frozenAt: Date.parse('2026-11-26T11:00:00+01:00'),
  eveningAt: Date.parse('2026-11-26T17:00:00+01:00'),
  matureAt: Date.parse('2026-11-30T09:00:00+01:00'),
};

/** The first steps take about this long; the window must not open before they are told. */
const FIRST_STEPS_MS = 40_000;
const OPEN_FOR_MS = 15_000;

export function calendarFrom(clock: Clock): CalendarOfDay {
  const startsAt = clock.now();
  const windowOpensAt = Math.ceil((startsAt + FIRST_STEPS_MS) / 60_000) * 60_000;
  const hourUtc = new Date(windowOpensAt).getUTCHours();
  const offset = 12 - hourUtc;
  // POSIX signs: Etc/GMT-3 is three hours east of Greenwich.
  const zone = offset === 0 ? 'Etc/GMT' : `Etc/GMT${offset > 0 ? '-' : '+'}${Math.abs(offset)}`;
  const minute = String(new Date(windowOpensAt).getUTCMinutes()).padStart(2, '0');
  const freezeFrom = windowOpensAt + OPEN_FOR_MS;
  return {
    zone,
    windowDays: 'mon-sun',
    windowHours: `12:${minute}-18:00`,
    startsAt,
    flakyAt: startsAt,
    badAt: startsAt,
    schemaAt: startsAt,
    windowOpensAt,
    freeze: { from: toInstant(freezeFrom), until: toInstant(freezeFrom + 5 * DAY_MS) },
    frozenAt: freezeFrom,
    eveningAt: freezeFrom + 5 * HOUR_MS,
    matureAt: freezeFrom + 4 * DAY_MS,
  };
}
