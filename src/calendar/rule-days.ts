/**
 * The days of a recurrence rule. Without hours and COUNT a rule is a plain predicate of the day, so whole years are
 * worked out once and kept: a general iterator walks from the first day on, and cannot say that there is no more.
 */
import { civilDate, dayOf, type LocalDay, lengthOfMonth, lengthOfYear, weekdayOf } from './day.ts';
import type { RecurrenceRule } from './rrule.ts';
import type { Weekday } from './weekly.ts';

export interface RuleDays {
  has(day: LocalDay): boolean;
  /** The first day of the rule on or after `day`; null when there is none in the next {@link YEARS_AHEAD} years. */
  next(day: LocalDay): LocalDay | null;
}

/** One more than the 100 years a search covers, so that it ends inside them. */
const YEARS_AHEAD = 101;

/** Years kept for one rule: more than any one search looks at. */
const MOST_YEARS = 500;

const made = new WeakMap<RecurrenceRule, RuleDays>();

/** The days of a rule, one object for one rule. */
export function daysOfRule(rule: RecurrenceRule): RuleDays {
  const days = made.get(rule) ?? createDays(rule);
  made.set(rule, days);
  return days;
}

function createDays(rule: RecurrenceRule): RuleDays {
  const years = new Map<number, readonly LocalDay[]>();
  const selection = selectionOf(rule);

  function daysIn(year: number): readonly LocalDay[] {
    const kept = years.get(year);
    if (kept !== undefined) return kept;
    if (years.size >= MOST_YEARS) years.clear();
    const days = daysInYear(rule, selection, year);
    years.set(year, days);
    return days;
  }
  function next(day: LocalDay): LocalDay | null {
    const from = Math.max(day, rule.starts ?? day);
    const [first, kept] = around(from);
    const near = firstFrom(kept, from);
    if (near !== undefined) return near;
    for (let year = first + 1; year <= first + YEARS_AHEAD; year++) {
      if (rule.until !== null && dayOf(year, 1, 1) > rule.until) return null;
      const [found] = daysIn(year);
      if (found !== undefined) return found;
    }
    return null;
  }
  let last = { year: 0, from: 0, until: 0, days: [] as readonly LocalDay[] };
  /** The year of a day and the days of the rule in it; at once for the year that was asked for last. */
  function around(day: LocalDay): readonly [number, readonly LocalDay[]] {
    if (day < last.from || day >= last.until) {
      const { year } = civilDate(day);
      last = { year, from: dayOf(year, 1, 1), until: dayOf(year + 1, 1, 1), days: daysIn(year) };
    }
    return [last.year, last.days];
  }
  return { has: (day) => firstFrom(around(day)[1], day) === day, next };
}

/** The first of sorted days that is not before `day`. */
function firstFrom(days: readonly LocalDay[], day: LocalDay): LocalDay | undefined {
  let low = 0;
  let high = days.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((days[middle] as number) < day) low = middle + 1;
    else high = middle;
  }
  return days[low];
}

function daysInYear(rule: RecurrenceRule, selection: Selection, year: number): readonly LocalDay[] {
  const first = dayOf(year, 1, 1);
  const after = first + lengthOfYear(year);
  const isInside = (day: LocalDay) =>
    day >= Math.max(first, rule.starts ?? first) && day < after && day <= (rule.until ?? day);
  if (rule.positions.length === 0) return daysOf(matching(first, after, selection)).filter(isInside);
  // A week that two years share belongs to one period: its first day may lie in the other year.
  const margin = rule.frequency === 'WEEKLY' ? 6 : rule.weekNumbers.length > 0 ? 372 : 0;
  return chosen(rule, matching(first - margin, after + margin, selection)).filter(isInside);
}

/** A day with what rules ask about it. */
interface Place {
  readonly day: LocalDay;
  readonly year: number;
  readonly month: number;
  readonly monthDay: number;
  readonly monthLength: number;
  readonly yearDay: number;
  readonly yearLength: number;
  readonly weekday: Weekday;
}

/** What selects days: their months and weekdays, which are quick to tell, and the rest. */
interface Selection {
  readonly months: ReadonlySet<number>;
  readonly weekdays: ReadonlySet<Weekday>;
  readonly test: Test;
}

type Test = (place: Place) => boolean;

function daysOf(places: readonly Place[]): readonly LocalDay[] {
  return places.map((place) => place.day);
}

/** The days of `[from, until)` that are selected, month by month. */
function matching(from: LocalDay, until: LocalDay, selection: Selection): readonly Place[] {
  const places: Place[] = [];
  let { year, month } = civilDate(from);
  for (let first = dayOf(year, month, 1); first < until; ) {
    const monthLength = lengthOfMonth(year, month);
    if (selection.months.has(month)) {
      placesOfMonth({ year, month, monthLength, first, from, until }, selection, places);
    }
    first += monthLength;
    month = (month % 12) + 1;
    if (month === 1) year++;
  }
  return places;
}

interface Month {
  readonly year: number;
  readonly month: number;
  readonly monthLength: number;
  readonly first: LocalDay;
  readonly from: LocalDay;
  readonly until: LocalDay;
}

function placesOfMonth(of: Month, { weekdays, test }: Selection, places: Place[]): void {
  const { year, month, monthLength, first } = of;
  const yearLength = lengthOfYear(year);
  const before = dayOf(year, 1, 1) - 1;
  for (let day = Math.max(first, of.from); day < Math.min(first + monthLength, of.until); day++) {
    const weekday = weekdayOf(day);
    if (!weekdays.has(weekday)) continue;
    const [monthDay, yearDay] = [day - first + 1, day - before];
    const place = { day, year, month, monthDay, monthLength, yearDay, yearLength, weekday };
    if (test(place)) places.push(place);
  }
}

function selectionOf(rule: RecurrenceRule): Selection {
  const { months, weekdays } = rule;
  return {
    months: new Set(months.length > 0 ? months : Array.from({ length: 12 }, (_, index) => index + 1)),
    weekdays: new Set(weekdays.length > 0 ? weekdays.map((each) => each.weekday) : [1, 2, 3, 4, 5, 6, 7]),
    test: testOf(rule),
  };
}

/** The parts of a rule beyond months and weekdays, as one test. */
function testOf(rule: RecurrenceRule): Test {
  const monthDays = new Set(rule.monthDays);
  const yearDays = new Set(rule.yearDays);
  const tests: Test[] = [];
  if (monthDays.size > 0) {
    tests.push(({ monthDay, monthLength }) => monthDays.has(monthDay) || monthDays.has(monthDay - monthLength - 1));
  }
  if (yearDays.size > 0) {
    tests.push(({ yearDay, yearLength }) => yearDays.has(yearDay) || yearDays.has(yearDay - yearLength - 1));
  }
  if (rule.weekdays.some((each) => each.nth !== 0)) tests.push(ordinalTest(rule));
  if (rule.weekNumbers.length > 0) tests.push(weekNumberTest(rule));
  if (rule.interval > 1) tests.push(intervalTest(rule));
  return (place) => tests.every((test) => test(place));
}

function ordinalTest({ frequency, months, weekdays }: RecurrenceRule): Test {
  const isOfMonth = frequency === 'MONTHLY' || months.length > 0;
  return (place) => {
    const [at, length] = isOfMonth ? [place.monthDay, place.monthLength] : [place.yearDay, place.yearLength];
    const counts = [0, Math.ceil(at / 7), -Math.ceil((length - at + 1) / 7)];
    return weekdays.some(({ weekday, nth }) => weekday === place.weekday && counts.includes(nth));
  };
}

/** Week 1 is the first with at least four days in its year; the days around New Year may belong to the other year's. */
function weekNumberTest({ weekNumbers, weekStart }: RecurrenceRule): Test {
  const wanted = new Set(weekNumbers);
  return ({ day }) => {
    const fourth = firstOfWeek(day, weekStart) + 3;
    const { year } = civilDate(fourth);
    const before = fourth - dayOf(year, 1, 1);
    const after = lengthOfYear(year) - 1 - before;
    return wanted.has(Math.floor(before / 7) + 1) || wanted.has(-Math.floor(after / 7) - 1);
  };
}

function firstOfWeek(day: LocalDay, weekStart: Weekday): LocalDay {
  return day - ((weekdayOf(day) - weekStart + 7) % 7);
}

function intervalTest(rule: RecurrenceRule): Test {
  const start = rule.starts ?? DEFAULT_START;
  const anchor = periodOf(rule, { ...civilDate(start), day: start });
  return (place) => (periodOf(rule, place) - anchor) % rule.interval === 0;
}

/** Monday, 1970-01-05. Rules that need a first day name their own; this one only fixes where counting begins. */
const DEFAULT_START: LocalDay = 4;

/**
 * Days with the same number are in the same period of the rule's frequency; the next period has the next number. For
 * rules of week numbers a year is one of whole weeks.
 */
function periodOf(
  { frequency, weekStart, weekNumbers }: RecurrenceRule,
  { day, year, month }: Pick<Place, 'day' | 'year' | 'month'>,
): number {
  switch (frequency) {
    case 'DAILY':
      return day;
    case 'WEEKLY':
      return (firstOfWeek(day, weekStart) - weekStart + 4) / 7;
    case 'MONTHLY':
      return year * 12 + month;
    case 'YEARLY':
      return weekNumbers.length > 0 ? civilDate(firstOfWeek(day, weekStart) + 3).year : year;
  }
}

/** BYSETPOS: of the days of each period only those at the positions. */
function chosen(rule: RecurrenceRule, places: readonly Place[]): readonly LocalDay[] {
  const periods = new Map<number, LocalDay[]>();
  for (const place of places) {
    const period = periodOf(rule, place);
    const kept = periods.get(period);
    if (kept === undefined) periods.set(period, [place.day]);
    else kept.push(place.day);
  }
  return [...periods.values()].flatMap((all) => {
    const picked = rule.positions.map((position) => all[position > 0 ? position - 1 : all.length + position]);
    return [...new Set(picked)].filter((day) => day !== undefined).sort((one, other) => one - other);
  });
}
