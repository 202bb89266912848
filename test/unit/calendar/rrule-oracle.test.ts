import fc from 'fast-check';
import { RRuleTemporal } from 'rrule-temporal';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { dayOf, type LocalDay, readDate, sayDate } from '../../../src/calendar/day.ts';
import { readRule } from '../../../src/calendar/rrule.ts';
import { daysOfRule } from '../../../src/calendar/rule-days.ts';
import { DAY } from '../../../src/calendar/zone.ts';

const WEEK = 7;

function daysBetween(text: string, starts: string | undefined, from: LocalDay, until: LocalDay): readonly string[] {
  const read = readRule(text, { starts });
  if (read.kind === 'refused') throw new Error(`${text}: ${read.message}`);
  const days: string[] = [];
  for (let day = daysOfRule(read.rule).next(from); day !== null && day < until; ) {
    days.push(sayDate(day));
    day = daysOfRule(read.rule).next(day + 1);
  }
  return days;
}

/** The same question to another implementation of RFC 5545, which walks from the first day on. */
function oracleBetween(text: string, dtstart: string, from: LocalDay, until: LocalDay): readonly string[] {
  const rule = new RRuleTemporal({
    rruleString: text,
    dtstart: Temporal.PlainDate.from(dtstart).toZonedDateTime('UTC'),
    maxIterations: 1_000_000,
  });
  // It begins with the year that it is asked from, and so forgets the last week of the year before.
  return rule
    .between(new Date((from - WEEK) * DAY), new Date((until - 1) * DAY), true)
    .map((each) => each.toPlainDate().toString())
    .filter((day) => day >= sayDate(from));
}

const weekday = fc.constantFrom('MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU');
function listOf(item: fc.Arbitrary<string | number>, maxLength = 4): fc.Arbitrary<string> {
  return fc.uniqueArray(item, { minLength: 1, maxLength }).map((items) => items.join(','));
}
const weekdays = listOf(weekday, 5);
const nth = (most: number) => fc.integer({ min: -most, max: most }).filter((each) => each !== 0);
/**
 * Numbered days or plain ones: the other implementation forgets the plain ones of a list that has both. And no 53rd day
 * of a year, which it finds in the next year when there is none.
 */
const ordinals = (most: number) =>
  fc.oneof(weekdays, listOf(fc.tuple(nth(most), weekday).map(([n, name]) => `${n}${name}`)));
const months = listOf(fc.integer({ min: 1, max: 12 }));
const monthDays = listOf(nth(31));

interface Written {
  readonly text: string;
  readonly starts: string | undefined;
}

function part(name: string, value: string | number | undefined): string {
  return value === undefined ? '' : `;${name}=${value}`;
}

const option = <T>(arbitrary: fc.Arbitrary<T>, freq = 1) => fc.option(arbitrary, { nil: undefined, freq });

const bodies = fc.oneof(
  fc
    .record({ BYDAY: option(weekdays), BYMONTH: option(months), BYMONTHDAY: option(monthDays) })
    .map((by) => ['DAILY', by] as const),
  fc.record({ BYDAY: weekdays, BYMONTH: option(months), WKST: option(weekday) }).map((by) => ['WEEKLY', by] as const),
  fc
    .record({ BYDAY: ordinals(5), BYMONTH: option(months), BYMONTHDAY: option(monthDays) })
    .map((by) => ['MONTHLY', by] as const),
  fc.record({ BYMONTHDAY: monthDays, BYMONTH: option(months) }).map((by) => ['MONTHLY', by] as const),
  fc.record({ BYDAY: ordinals(5), BYMONTH: months }).map((by) => ['YEARLY', by] as const),
  fc.record({ BYDAY: ordinals(52) }).map((by) => ['YEARLY', by] as const),
  fc.record({ BYMONTH: months, BYMONTHDAY: monthDays, BYDAY: option(weekdays) }).map((by) => ['YEARLY', by] as const),
  fc
    .record({ BYYEARDAY: listOf(nth(366)), BYDAY: option(weekdays), BYMONTH: option(months) })
    .map((by) => ['YEARLY', by] as const),
  fc.record({ BYWEEKNO: listOf(nth(53)), BYDAY: weekdays, WKST: option(weekday) }).map((by) => ['YEARLY', by] as const),
);

const date = fc.integer({ min: dayOf(2019, 1, 1), max: dayOf(2023, 12, 31) }).map(sayDate);

const anyRule: fc.Arbitrary<Written> = fc
  .record({
    body: bodies,
    interval: fc.constantFrom(1, 1, 1, 2, 3, 4),
    positions: option(listOf(nth(4)), 1),
    until: option(date, 1),
    starts: option(date, 1),
  })
  .map(({ body: [frequency, by], interval, positions, until, starts }) => {
    const list = Object.entries(by as Record<string, string | undefined>);
    const hasBy = list.some(([name, value]) => name.startsWith('BY') && value !== undefined);
    const parts = list.map(([name, value]) => part(name, value)).join('');
    const text = `FREQ=${frequency}${part('INTERVAL', interval === 1 ? undefined : interval)}${parts}${part('BYSETPOS', hasBy ? positions : undefined)}${part('UNTIL', until?.replaceAll('-', ''))}`;
    return { text, starts: interval > 1 ? (starts ?? '2020-02-29') : starts };
  });

test('selects the days that another implementation of RFC 5545 selects', () => {
  fc.assert(
    fc.property(anyRule, fc.integer({ min: 0, max: 3000 }), ({ text, starts }, offset) => {
      const from = dayOf(2019, 1, 1) + offset;
      // Away from the first day of the other one, whose first period is cut.
      const expected = oracleBetween(text, starts ?? '2017-01-01', from, from + 800);
      expect(daysBetween(text, starts, from, from + 800)).toEqual(expected);
    }),
    // Sunday of the last week of 2020, which lies in 2021.
    { numRuns: 600, examples: [[{ text: 'FREQ=YEARLY;BYWEEKNO=-1;BYDAY=SU,MO', starts: undefined }, 731]] },
  );
});

const derived = fc.oneof(
  fc.constantFrom('WEEKLY', 'MONTHLY', 'YEARLY').map((frequency) => `FREQ=${frequency}`),
  months.map((list) => `FREQ=YEARLY;BYMONTH=${list}`),
  months.map((list) => `FREQ=MONTHLY;BYMONTH=${list}`),
  listOf(nth(53)).map((list) => `FREQ=YEARLY;BYWEEKNO=${list}`),
);

test('takes what the rule leaves open from the first day, as another implementation does', () => {
  fc.assert(
    fc.property(derived, date, fc.integer({ min: 1, max: 3 }), (text, starts, interval) => {
      // Around the turn of the year a week belongs to another year than its days; the two count intervals differently there.
      const rule = `${text}${part('INTERVAL', text.includes('BYWEEKNO') ? 1 : interval)}`;
      // The other one begins with the year of the first day, and so forgets that this may lie in a week of the year before.
      const from = text.includes('BYWEEKNO') ? (readDate(starts) ?? 0) + WEEK : dayOf(2019, 1, 1);
      expect(daysBetween(rule, starts, from, from + 4000)).toEqual(oracleBetween(rule, starts, from, from + 4000));
    }),
    { numRuns: 300, examples: [['FREQ=YEARLY;BYWEEKNO=53,1', '2021-01-01', 1]] },
  );
});
