import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import {
  civilDate,
  dayOf,
  lengthOfMonth,
  lengthOfYear,
  readDate,
  sayDate,
  weekdayOf,
} from '../../../src/calendar/day.ts';

test('days are those of the ISO calendar', () => {
  fc.assert(
    fc.property(fc.integer({ min: -700_000, max: 2_900_000 }), (day) => {
      const date = Temporal.PlainDate.from('1970-01-01').add({ days: day });
      expect(civilDate(day)).toEqual({ year: date.year, month: date.month, day: date.day });
      expect(dayOf(date.year, date.month, date.day)).toBe(day);
      expect(weekdayOf(day)).toBe(date.dayOfWeek);
      expect(lengthOfMonth(date.year, date.month)).toBe(date.daysInMonth);
      expect(lengthOfYear(date.year)).toBe(date.daysInYear);
    }),
  );
});

test.each(['2026-12-24', '2028-02-29', '0001-01-01'])('%s is a date', (text) => {
  expect(sayDate(readDate(text) ?? Number.NaN)).toBe(text);
});

test.each(['2026-02-29', '2026-13-01', '2026-00-10', '2026-1-1', '20261224', '2026-12-24T00:00'])(
  '%j is no date',
  (text) => {
    expect(readDate(text)).toBeUndefined();
  },
);
