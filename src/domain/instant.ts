/**
 * Points in time and lengths of time.
 *
 * Documents carry instants as RFC 3339 text ({@link Instant}); arithmetic is done on whole milliseconds since the
 * Unix epoch ({@link EpochMs}). Calendar arithmetic (zones, months, holidays) belongs to `calendar/`.
 */

/** RFC 3339 with an offset or `Z`, e.g. `2026-11-26T09:00:00+01:00`. */
export type Instant = string & { readonly __instant: never };

/** Milliseconds since 1970-01-01T00:00:00Z. */
export type EpochMs = number;

/** A length of time: `90s`, `30m`, `4h`, `2d`, `2w` or ISO 8601 (`PT30M`, `P1DT2H`). */
export type Duration = string;

const RFC3339 =
  /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])[Tt]([01]\d|2[0-3]):[0-5]\d:([0-5]\d|60)(\.\d+)?([Zz]|[+-]([01]\d|2[0-3]):[0-5]\d)$/;

/** The instant that `text` names, or undefined when it is not RFC 3339 with an offset (or names a day that does not exist). */
export function parseInstant(text: string): Instant | undefined {
  if (!RFC3339.test(text)) return undefined;
  const year = Number(text.slice(0, 4));
  const month = Number(text.slice(5, 7));
  const day = Number(text.slice(8, 10));
  if (day > new Date(Date.UTC(year, month, 0)).getUTCDate()) return undefined;
  return Number.isNaN(Date.parse(text)) ? undefined : (text as Instant);
}

/** Milliseconds since the epoch. The instant was checked when it was parsed. */
export function epochMs(instant: Instant): EpochMs {
  return Date.parse(instant);
}

/** The canonical text of an instant: UTC, no fraction when it is zero. */
export function toInstant(ms: EpochMs): Instant {
  return new Date(ms).toISOString().replace('.000Z', 'Z') as Instant;
}

/** The same instant in canonical text. */
export function canonicalInstant(instant: Instant): Instant {
  return toInstant(epochMs(instant));
}

const UNITS: Readonly<Record<string, number>> = {
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
};
const SHORT = /^(\d{1,9})([smhdw])$/;
const ISO = /^P(?=.)(?:(\d{1,9})W)?(?:(\d{1,9})D)?(?:T(?=.)(?:(\d{1,9})H)?(?:(\d{1,9})M)?(?:(\d{1,9})S)?)?$/;

/** Milliseconds of a duration, or undefined when the text is not one. Days have 24 hours, weeks 7 days. */
export function parseDuration(text: string): number | undefined {
  const short = SHORT.exec(text);
  if (short) return Number(short[1]) * (UNITS[short[2] as string] as number);
  const iso = ISO.exec(text);
  if (!iso) return undefined;
  const [, weeks, days, hours, minutes, seconds] = iso;
  return (
    Number(weeks ?? 0) * 604_800_000 +
    Number(days ?? 0) * 86_400_000 +
    Number(hours ?? 0) * 3_600_000 +
    Number(minutes ?? 0) * 60_000 +
    Number(seconds ?? 0) * 1000
  );
}
