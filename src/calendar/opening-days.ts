/** On which days of the local calendar spans open. */
import { type LocalDay, weekdayOf } from './day.ts';
import type { RecurrenceRule } from './rrule.ts';
import { daysOfRule, type RuleDays } from './rule-days.ts';
import type { Weekday } from './weekly.ts';

/** Whether a day is a holiday; `unknown` in years for which nobody has worked it out. */
export type HolidayTest = (day: LocalDay) => boolean | 'unknown';

/** What is given selects days; a day is taken when all of it selects the day. */
export interface WhichDays {
  /** Days of the week. */
  readonly days?: readonly Weekday[] | undefined;
  readonly rule?: RecurrenceRule | undefined;
  /** Not on holidays. */
  readonly closedOn?: HolidayTest | undefined;
  /** Only on days whose next day is a holiday. */
  readonly onlyBefore?: HolidayTest | undefined;
  /**
   * A day of which the holidays leave unknown whether it is selected: `closed`, the default, for windows; `open` for
   * freezes, which then run.
   */
  readonly whenUnknown?: 'closed' | 'open' | undefined;
}

export interface OpeningDays {
  /** The first day on or after `day` and not after `last`; null when there is none. */
  next(day: LocalDay, last: LocalDay): LocalDay | null;
  /** Nothing but days of the week decides. */
  readonly isWeekly: boolean;
  /** Days of the week that the days are among. */
  readonly weekdays: readonly Weekday[];
}

const ALL: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];

export function openingDays(which: WhichDays): OpeningDays {
  const { rule, closedOn, onlyBefore } = which;
  const named = rule === undefined || rule.weekdays.length === 0 ? ALL : rule.weekdays.map((each) => each.weekday);
  const weekdays = (which.days ?? ALL).filter((weekday) => named.includes(weekday));
  const days = rule === undefined || isWeekly(rule) ? undefined : daysOfRule(rule);
  const isSelected = selection(which, weekdays);
  return {
    next: (day, last) => (weekdays.length === 0 ? null : nextDay(isSelected, days, day, last)),
    isWeekly: days === undefined && closedOn === undefined && onlyBefore === undefined,
    weekdays,
  };
}

/** Every day of some days of the week, since ever and for good: what `days` can say too. */
function isWeekly(rule: RecurrenceRule): boolean {
  const { frequency, interval, starts, until, weekdays } = rule;
  const isPlain = interval === 1 && starts === null && until === null && weekdays.every((each) => each.nth === 0);
  const others = [rule.months, rule.monthDays, rule.yearDays, rule.weekNumbers, rule.positions];
  return isPlain && (frequency === 'DAILY' || weekdays.length > 0) && others.every((list) => list.length === 0);
}

function selection({ closedOn, onlyBefore, whenUnknown }: WhichDays, weekdays: readonly Weekday[]) {
  const isOpenUnknown = whenUnknown === 'open';
  return (day: LocalDay): boolean => {
    if (!weekdays.includes(weekdayOf(day))) return false;
    const before = onlyBefore?.(day + 1) ?? true;
    if (before === false) return false;
    const closed = closedOn?.(day) ?? false;
    if (closed === true) return false;
    return isOpenUnknown || (before !== 'unknown' && closed !== 'unknown');
  };
}

function nextDay(
  isSelected: (day: LocalDay) => boolean,
  days: RuleDays | undefined,
  from: LocalDay,
  last: LocalDay,
): LocalDay | null {
  for (let day = from; day <= last; day++) {
    const next = days === undefined ? day : days.next(day);
    if (next === null || next > last) return null;
    if (isSelected(next)) return next;
    day = next;
  }
  return null;
}
