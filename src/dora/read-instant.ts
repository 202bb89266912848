/** Instants of events. Millions are read, and nearly all are written in one of two ways: those are read by hand. */
import { type EpochMs, epochMs, parseInstant } from '../domain/instant.ts';

/** Null: it is no RFC 3339 instant. */
export function instantIn(value: unknown): EpochMs | null {
  if (typeof value !== 'string') return null;
  const plain = value.length === 20 || value.length === 24 ? plainUtc(value) : null;
  if (plain !== null) return plain;
  const instant = parseInstant(value);
  return instant === undefined ? null : epochMs(instant);
}

const [ZERO, DASH, DOT, COLON, T, Z] = [48, 45, 46, 58, 84, 90] as const;
const DAY = 86_400_000;
/** The days before each month of a year that has no leap day, and those of the year. */
const DAYS_BEFORE = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365] as const;

/** `2026-11-26T09:00:00Z` or `2026-11-26T09:00:00.250Z`; null for whatever else, which may be an instant all the same. */
function plainUtc(text: string): EpochMs | null {
  const isShaped =
    text.charCodeAt(text.length - 1) === Z &&
    text.charCodeAt(10) === T &&
    text.charCodeAt(4) === DASH &&
    text.charCodeAt(7) === DASH &&
    text.charCodeAt(13) === COLON &&
    text.charCodeAt(16) === COLON;
  if (!isShaped) return null;
  const days = daysUntil(pair(text, 0) * 100 + pair(text, 2), pair(text, 5), pair(text, 8));
  const hour = pair(text, 11);
  const minute = pair(text, 14);
  const second = pair(text, 17);
  const isTime = hour < 24 && minute < 60 && second < 60;
  const fraction = text.length === 24 ? thousandths(text) : 0;
  const isInstant = days !== null && isTime && fraction >= 0;
  return isInstant ? days * DAY + ((hour * 60 + minute) * 60 + second) * 1000 + fraction : null;
}

/** `.250` at the end of the seconds; not a number when they end in another way. */
function thousandths(text: string): number {
  return text.charCodeAt(19) === DOT ? pair(text, 20) * 10 + digit(text, 22) : Number.NaN;
}

/** From 1970-01-01. Null before 1972, after 2099, and for a leap day: those are read the long way. */
function daysUntil(year: number, month: number, day: number): number | null {
  // Between these years every fourth one is a leap year, so no calendar is needed.
  if (!(year >= 1972 && year < 2100)) return null;
  const before = DAYS_BEFORE[month - 1];
  const length = (DAYS_BEFORE[month] ?? 0) - (before ?? 0);
  if (before === undefined || !(day >= 1 && day <= length)) return null;
  const leapDays = Math.floor((year - 1969) / 4) + (year % 4 === 0 && month > 2 ? 1 : 0);
  return (year - 1970) * 365 + leapDays + before + day - 1;
}

/** The number of two digits; not a number when they are none. */
function pair(text: string, place: number): number {
  return digit(text, place) * 10 + digit(text, place + 1);
}

function digit(text: string, place: number): number {
  const value = text.charCodeAt(place) - ZERO;
  return value >= 0 && value <= 9 ? value : Number.NaN;
}
