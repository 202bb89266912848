/**
 * Reads recurrence rules of RFC 5545 that select days: `FREQ=MONTHLY;BYDAY=3SU`. Hours belong to `hours`, the first
 * day to `starts`, so parts that would say either a second time are refused, as is COUNT, which would make today's
 * answer depend on counting from the first day.
 */
import { civilDate, type LocalDay, readDate, weekdayOf } from './day.ts';
import type { Weekday } from './weekly.ts';

export type Frequency = 'DAILY' | 'WEEKLY' | 'MONTHLY' | 'YEARLY';

export interface OrdinalWeekday {
  readonly weekday: Weekday;
  /** The n-th of its month or year, from the end when negative; 0: every one. */
  readonly nth: number;
}

/** Days on the local calendar. An empty list leaves its part open. What the text left to `starts` is filled in. */
export interface RecurrenceRule {
  readonly frequency: Frequency;
  readonly interval: number;
  /** Nothing occurs before it, and intervals are counted from it. Null: since ever. */
  readonly starts: LocalDay | null;
  /** The last day on which it may occur. */
  readonly until: LocalDay | null;
  readonly weekStart: Weekday;
  readonly weekdays: readonly OrdinalWeekday[];
  readonly months: readonly number[];
  /** Negative ones count from the end of the month. */
  readonly monthDays: readonly number[];
  readonly yearDays: readonly number[];
  readonly weekNumbers: readonly number[];
  /** Which of the days of each period, 1 is the first, -1 the last. */
  readonly positions: readonly number[];
}

export type RuleRefusal = 'rrule-unreadable' | 'rrule-hours' | 'rrule-count' | 'rrule-needs-starts';

export type ReadRule =
  | { readonly kind: 'rule'; readonly rule: RecurrenceRule }
  | { readonly kind: 'refused'; readonly code: RuleRefusal; readonly message: string };

/** Longer rules are not written by hand; a year has room for every day's number in less. */
const LONGEST_TEXT = 3000;

/** Larger intervals select at most one day of a life. */
const LARGEST_INTERVAL = 9999;

type Parts = ReadonlyMap<string, string>;

/** The rule of a text, `RRULE:` in front or not, in any case. `starts` is a local date, `2026-01-05`. */
export function readRule(text: string, { starts }: { readonly starts?: string | undefined } = {}): ReadRule {
  const first = starts === undefined ? null : readDate(starts);
  if (first === undefined) return refuse('rrule-unreadable', `\`starts\` is not a date: write it as \`2026-01-05\``);
  const parts = partsOf(text);
  if (typeof parts === 'string') return refuse('rrule-unreadable', parts);
  const timed = ['BYHOUR', 'BYMINUTE', 'BYSECOND'].find((name) => parts.has(name));
  if (timed !== undefined)
    return refuse('rrule-hours', `\`${timed}\` is not for rules of days: give the times with \`hours\``);
  if (parts.has('COUNT')) return refuse('rrule-count', '`COUNT` is not supported: give the last day with `UNTIL`');
  return ruleOf(parts, first);
}

function refuse(code: RuleRefusal, message: string): ReadRule {
  return { kind: 'refused', code, message };
}

/** The parts by name, or what is wrong with the text. */
function partsOf(text: string): Parts | string {
  const parts = new Map<string, string>();
  if (text.length > LONGEST_TEXT) return `it is longer than ${LONGEST_TEXT} characters`;
  const body = text
    .trim()
    .toUpperCase()
    .replace(/^RRULE:/, '');
  for (const part of body.split(';')) {
    const [name = '', value, ...more] = part.split('=').map((each) => each.trim());
    if (value === undefined || value === '' || more.length > 0) return `\`${part}\` is not a part \`NAME=VALUE\``;
    if (parts.has(name)) return `\`${name}\` is given twice`;
    if (!NAMES.has(name)) return unknownPart(name);
    parts.set(name, value);
  }
  return parts;
}

const NAMES = new Set(
  'FREQ INTERVAL UNTIL COUNT WKST BYDAY BYMONTHDAY BYMONTH BYYEARDAY BYWEEKNO BYSETPOS BYHOUR BYMINUTE BYSECOND'.split(
    ' ',
  ),
);

function unknownPart(name: string): string {
  if (name.startsWith('DTSTART')) return '`DTSTART` is not part of a rule here: give the first day with `starts`';
  return `there is no part \`${name.slice(0, 40)}\``;
}

/** The name and the value of what could not be read; thrown and caught in this file only. */
class Unreadable extends Error {}

function ruleOf(parts: Parts, starts: LocalDay | null): ReadRule {
  try {
    const rule = readParts(parts, starts);
    const misfit = misfitOf(rule, parts);
    if (misfit !== undefined) return refuse('rrule-unreadable', misfit);
    const open = openPartOf(rule);
    if (rule.interval > 1 && starts === null) {
      return refuse(
        'rrule-needs-starts',
        `\`INTERVAL=${rule.interval}\` needs a first day to count from: give \`starts\``,
      );
    }
    if (open === undefined) return { kind: 'rule', rule };
    if (starts === null) return refuse('rrule-needs-starts', `${open.says}: add it, or give \`starts\``);
    return { kind: 'rule', rule: { ...rule, ...open.from(starts) } };
  } catch (error) {
    if (error instanceof Unreadable) return refuse('rrule-unreadable', error.message);
    throw error;
  }
}

function readParts(parts: Parts, starts: LocalDay | null): RecurrenceRule {
  return {
    frequency: frequencyOf(parts.get('FREQ')),
    interval: intervalOf(parts.get('INTERVAL') ?? '1'),
    starts,
    until: untilOf(parts.get('UNTIL')),
    weekStart: weekdayNamed('WKST', parts.get('WKST') ?? 'MO'),
    weekdays: items(parts, 'BYDAY').map(ordinalOf),
    months: numbers(parts, 'BYMONTH', { least: 1, most: 12 }),
    monthDays: numbers(parts, 'BYMONTHDAY', { least: -31, most: 31 }),
    yearDays: numbers(parts, 'BYYEARDAY', { least: -366, most: 366 }),
    weekNumbers: numbers(parts, 'BYWEEKNO', { least: -53, most: 53 }),
    positions: numbers(parts, 'BYSETPOS', { least: -366, most: 366 }),
  };
}

function frequencyOf(text: string | undefined): Frequency {
  if (text === 'DAILY' || text === 'WEEKLY' || text === 'MONTHLY' || text === 'YEARLY') return text;
  const found = text === undefined ? 'there is no `FREQ`' : `\`FREQ=${text.slice(0, 40)}\` is not one of days`;
  throw new Unreadable(`${found}: write \`FREQ=DAILY\`, \`WEEKLY\`, \`MONTHLY\` or \`YEARLY\``);
}

function intervalOf(text: string): number {
  const interval = /^\d{1,9}$/.test(text) ? Number(text) : 0;
  if (interval >= 1 && interval <= LARGEST_INTERVAL) return interval;
  throw new Unreadable(`\`INTERVAL=${text.slice(0, 40)}\` is not a whole number from 1 to ${LARGEST_INTERVAL}`);
}

function untilOf(text: string | undefined): LocalDay | null {
  if (text === undefined) return null;
  const day = readDate(text.replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3'));
  if (day !== undefined) return day;
  throw new Unreadable(`\`UNTIL=${text.slice(0, 40)}\` is not a date: write the last day alone, \`UNTIL=20261231\``);
}

function items(parts: Parts, name: string): readonly string[] {
  return (
    parts
      .get(name)
      ?.split(',')
      .map((each) => each.trim()) ?? []
  );
}

function numbers(parts: Parts, name: string, { least, most }: { least: number; most: number }): readonly number[] {
  return items(parts, name).map((text) => {
    const value = /^[+-]?\d{1,3}$/.test(text) ? Number(text) : 0;
    if (value !== 0 && value >= least && value <= most) return value;
    const from = least < 0 ? `1 to ${most} or -1 to ${least}` : `${least} to ${most}`;
    throw new Unreadable(`\`${text.slice(0, 40)}\` in \`${name}\` is not a whole number from ${from}`);
  });
}

const WEEKDAY_NAMES = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

function weekdayNamed(part: string, text: string): Weekday {
  const index = WEEKDAY_NAMES.indexOf(text);
  if (index >= 0) return index + 1;
  throw new Unreadable(`\`${text.slice(0, 40)}\` in \`${part}\` is not a day: write \`MO\`, \`3SU\` or \`-1FR\``);
}

const ORDINAL = /^([+-]?\d{1,2})?([A-Z]{2})$/;

function ordinalOf(text: string): OrdinalWeekday {
  const match = ORDINAL.exec(text);
  const weekday = weekdayNamed('BYDAY', match?.[2] ?? text);
  const nth = match?.[1] === undefined ? 0 : Number(match[1]);
  const isFine = match?.[1] === undefined || (nth !== 0 && Math.abs(nth) <= 53);
  if (isFine) return { weekday, nth };
  throw new Unreadable(`\`${text}\` in \`BYDAY\` has a number outside 1 to 53 and -1 to -53`);
}

/** Parts that RFC 5545 forbids together: they have no agreed meaning. */
function misfitOf(rule: RecurrenceRule, parts: Parts): string | undefined {
  const { frequency, weekNumbers } = rule;
  const ordinals = rule.weekdays.filter((each) => each.nth !== 0);
  const isShort = frequency === 'DAILY' || frequency === 'WEEKLY';
  const choices = [...parts.keys()].filter((name) => name.startsWith('BY') && name !== 'BYSETPOS');
  const misfits: readonly (readonly [isThere: boolean, says: string])[] = [
    [ordinals.length > 0 && isShort, 'a number in `BYDAY` needs `FREQ=MONTHLY` or `YEARLY`'],
    [ordinals.length > 0 && weekNumbers.length > 0, 'a number in `BYDAY` has no meaning with `BYWEEKNO`'],
    [rule.monthDays.length > 0 && frequency === 'WEEKLY', '`BYMONTHDAY` has no meaning with `FREQ=WEEKLY`'],
    [rule.yearDays.length > 0 && frequency !== 'YEARLY', '`BYYEARDAY` needs `FREQ=YEARLY`'],
    [weekNumbers.length > 0 && frequency !== 'YEARLY', '`BYWEEKNO` needs `FREQ=YEARLY`'],
    [rule.positions.length > 0 && choices.length === 0, '`BYSETPOS` needs another `BY…` part to choose from'],
  ];
  return misfits.find(([isThere]) => isThere)?.[1];
}

/** What the text leaves to the first day, as RFC 5545 derives it from DTSTART. */
interface OpenPart {
  readonly says: string;
  readonly from: (starts: LocalDay) => Partial<RecurrenceRule>;
}

function openPartOf(rule: RecurrenceRule): OpenPart | undefined {
  const { frequency } = rule;
  const hasDay = rule.weekdays.length > 0 || rule.monthDays.length > 0 || rule.yearDays.length > 0;
  if (hasDay || frequency === 'DAILY') return undefined;
  if (frequency === 'WEEKLY' || rule.weekNumbers.length > 0) {
    return { says: 'it does not say on which day of the week (`BYDAY`)', from: weekdayFrom };
  }
  if (frequency === 'MONTHLY' || rule.months.length > 0) {
    return { says: 'it does not say on which day of the month (`BYMONTHDAY`, `BYDAY`)', from: monthDayFrom };
  }
  return { says: 'it does not say on which day of the year', from: dateFrom };
}

function weekdayFrom(starts: LocalDay): Partial<RecurrenceRule> {
  return { weekdays: [{ weekday: weekdayOf(starts), nth: 0 }] };
}

function monthDayFrom(starts: LocalDay): Partial<RecurrenceRule> {
  return { monthDays: [civilDate(starts).day] };
}

function dateFrom(starts: LocalDay): Partial<RecurrenceRule> {
  return { months: [civilDate(starts).month], ...monthDayFrom(starts) };
}
