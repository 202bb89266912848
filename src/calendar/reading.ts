/** Reads what people write about time in a policy: days, hours, dates. Undefined means: not understood. */
import { Temporal } from 'temporal-polyfill';
import { type EpochMs, epochMs, parseInstant } from '../domain/instant.ts';
import type { Hours, Weekday } from './weekly.ts';
import type { Zone } from './zone.ts';

export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

export const ALL_DAYS: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];

/** The whole day. */
export const ALL_HOURS: Hours = { from: 0, until: 1440 };

/** `mon`, `mon-thu`, `fri-mon` (wraps): the ISO weekdays, in the order of the week. */
export function readDays(text: string): readonly Weekday[] | undefined {
  const [first, last, ...more] = text.split('-').map((name) => weekdayNamed(name));
  if (first === undefined || more.length > 0) return undefined;
  if (!text.includes('-')) return [first];
  if (last === undefined) return undefined;
  const length = ((last - first + 7) % 7) + 1;
  return Array.from({ length }, (_, index) => ((first - 1 + index) % 7) + 1).sort((one, other) => one - other);
}

function weekdayNamed(name: string): Weekday | undefined {
  const index = WEEKDAYS.indexOf(name.trim().toLowerCase() as (typeof WEEKDAYS)[number]);
  return index < 0 ? undefined : index + 1;
}

const HOURS = /^(\d{1,2}):([0-5]\d) ?- ?(\d{1,2}):([0-5]\d)$/;

/** `09:00-15:30`, `22:00-02:00` (into the next day), `12:00-24:00`. Equal ends are not understood: a minute or a day? */
export function readHours(text: string): Hours | undefined {
  const match = HOURS.exec(text.trim());
  if (!match) return undefined;
  const from = Number(match[1]) * 60 + Number(match[2]);
  const until = Number(match[3]) * 60 + Number(match[4]);
  if (from >= 1440 || until > 1440 || from === until) return undefined;
  return { from, until: until > from ? until : until + 1440 };
}

const START = /^(\d{1,2}):([0-5]\d)$/;

/** `23:00`: the minute of the day at which a span of a given length begins. */
export function readStart(text: string): number | undefined {
  const match = START.exec(text.trim());
  if (!match) return undefined;
  const from = Number(match[1]) * 60 + Number(match[2]);
  return from < 1440 ? from : undefined;
}

const LOCAL = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2})?)?$/;
const WITH_OFFSET = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2})(:\d{2}(?:\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/;

/**
 * The instant of a date (its midnight) or date and time on the wall clock of `zone`, or of an RFC 3339 instant, whose
 * seconds may be left out.
 */
export function readMoment(text: string, zone: Zone): EpochMs | undefined {
  const offset = WITH_OFFSET.exec(text);
  if (offset) {
    const instant = parseInstant(`${offset[1]}${offset[2] ?? ':00'}${offset[3]}`);
    return instant === undefined ? undefined : epochMs(instant);
  }
  if (!LOCAL.test(text)) return undefined;
  try {
    const local = Temporal.PlainDateTime.from(text, { overflow: 'reject' });
    return zone.toEpoch(local.toZonedDateTime('UTC').epochMilliseconds);
  } catch {
    return undefined;
  }
}
