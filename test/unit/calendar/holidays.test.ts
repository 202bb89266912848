import { execFileSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { dayOf, readDate, sayDate } from '../../../src/calendar/day.ts';
import { calendarNamed, holidayProblem, holidaysOf } from '../../../src/calendar/holidays.ts';

function isHoliday(code: string, date: string): boolean | 'unknown' {
  return holidaysOf([code]).isHoliday(readDate(date) ?? Number.NaN);
}

describe('public holidays', () => {
  test.each([
    ['DE', '2026-10-03', true, 'of the country'],
    ['DE', '2026-03-08', false, 'of one state are not those of the country'],
    ['DE-BE', '2026-03-08', true, 'of a state'],
    ['DE-BE', '2026-10-03', true, 'of a state are those of its country too'],
    ['DE-BY', '2026-08-08', false, 'of a region are not those of the state'],
    ['DE-BY-A', '2026-08-08', true, 'of a region: the peace festival of Augsburg'],
    ['de-be', '2026-03-08', true, 'by a code in any case'],
    ['DE', '2026-04-03', true, 'that move with Easter: Good Friday'],
    ['DE', '2027-03-26', true, 'that move with Easter, in another year'],
    ['GR', '2026-04-10', true, 'that move with the Orthodox Easter'],
    ['DE', '2026-12-24', false, 'are not the days banks or people keep besides'],
    ['US', '2026-11-26', true, 'on an n-th weekday: Thanksgiving'],
    ['US', '2026-07-04', true, 'on a Saturday'],
    ['US', '2026-07-03', true, 'and their substitute on the Friday before'],
    ['GB-ENG', '2026-12-28', true, 'and their substitute on the Monday after: Boxing Day'],
    ['GB-ENG', '2027-12-27', true, 'and their substitutes when two fall on a weekend'],
    ['GB-ENG', '2027-12-28', true, 'and the second of these'],
    ['JP', '2026-09-22', true, 'between two others'],
    ['JP', '2027-03-22', true, 'substituted after an equinox on a Sunday'],
    ['CN', '2026-02-17', true, 'of the Chinese calendar'],
    ['IR', '2026-03-21', true, 'of the Persian calendar'],
    ['IL', '2026-09-21', true, 'of the Hebrew calendar: the day, which began at the sunset before'],
    ['IL', '2026-09-20', false, 'of the Hebrew calendar: not the day of that sunset'],
    ['TR', '2026-03-19', false, 'of several days: not the afternoon before'],
    ['TR', '2026-03-20', true, 'of several days: the first'],
    ['TR', '2026-03-22', true, 'of several days: the last'],
    ['TR', '2026-03-23', false, 'of several days: not the day after'],
    ['CH-GL', '2026-04-09', true, 'that depend on a day that is none: not in the Holy Week'],
    ['CH-GL', '2026-04-02', false, 'that depend on a day that is none: so not there'],
  ])('%s %s: %s (%s)', (code, date, expected) => {
    expect(isHoliday(code, date)).toBe(expected);
  });

  test('are the same ones whatever was asked before', () => {
    const dates = Array.from({ length: 400 }, (_, index) => dayOf(2026, 6, 1) + index);
    const forward = dates.filter((day) => calendarNamed('JP')?.isHoliday(day) === true);
    const backward = [...dates].reverse().filter((day) => holidaysOf(['JP']).isHoliday(day) === true);
    expect(backward.reverse().map(sayDate)).toEqual(forward.map(sayDate));
    expect(forward.length).toBeGreaterThan(15);
  });
});

describe('where the tables of a calendar end', () => {
  test.each([
    ['SA', 2076],
    ['TR', 2076],
    ['MY', 2076],
    ['IL', 2099],
    ['DE', 2999],
    ['CN', 2999],
    ['IR', 2076],
  ])('%s is known until %d', (code, year) => {
    const { knownUntil, isHoliday: test } = holidaysOf([code]);
    expect(knownUntil).toBe(dayOf(year, 12, 31));
    expect(test(dayOf(year, 12, 30))).not.toBe('unknown');
    expect(test(dayOf(year + 1, 1, 1))).toBe('unknown');
    expect(test(dayOf(1969, 12, 31))).toBe('unknown');
  });

  test('the last years have as many days as the years before, so the library has them', () => {
    for (const [code, last] of [
      ['SA', 2076],
      ['IL', 2099],
    ] as const) {
      const counts = [2030, last - 1, last].map((year) => {
        const all = Array.from({ length: 365 }, (_, index) => dayOf(year, 1, 1) + index);
        return all.filter((day) => calendarNamed(code)?.isHoliday(day) === true).length;
      });
      expect(Math.min(...counts), code).toBeGreaterThanOrEqual(8);
    }
  });

  test('one unknown calendar among several makes a day unknown, unless another says it is a holiday', () => {
    const { isHoliday: test, knownUntil } = holidaysOf(['DE', 'SA', '2090-07-04']);
    expect(test(dayOf(2090, 7, 3))).toBe('unknown');
    expect(test(dayOf(2090, 7, 4))).toBe(true);
    expect(test(dayOf(2090, 12, 25))).toBe(true);
    expect(knownUntil).toBe(dayOf(2076, 12, 31));
  });
});

describe('an entry of holidays', () => {
  test.each(['DE', 'DE-BE', 'US-CA', 'DE-BY-A', 'US-CA-LA', 'AD-03', 'FR-57', '2026-12-24'])('%s is one', (entry) => {
    expect(holidayProblem(entry)).toBeUndefined();
  });

  test.each([
    ['XX', 'holidays-code'],
    ['DE-XX', 'holidays-code'],
    ['DE-BY-XX', 'holidays-code'],
    ['DE-BE-A', 'holidays-code'],
    ['Germany', 'holidays-code'],
    ['DE.BE', 'holidays-code'],
    ['DE-BE-A-B', 'holidays-code'],
    ['', 'holidays-code'],
    ['DE-CONSTRUCTOR', 'holidays-code'],
    ['DE-__PROTO__', 'holidays-code'],
    ['2026-02-30', 'holidays-date'],
    ['2026-12', 'holidays-date'],
    ['12-24', 'holidays-date'],
  ])('%j is none: %s', (entry, code) => {
    expect(holidayProblem(entry)).toBe(code);
  });

  test("that is a date is one's own, and needs no calendar", () => {
    const { isHoliday: test, knownUntil } = holidaysOf(['2026-12-24']);
    expect([dayOf(2026, 12, 23), dayOf(2026, 12, 24), dayOf(2200, 12, 24)].map(test)).toEqual([false, true, false]);
    expect(knownUntil).toBeNull();
  });

  test('that nobody checked is an error', () => {
    expect(() => holidaysOf(['XX'])).toThrow(RangeError);
  });
});

test('the library is loaded when a calendar is named, and not before', () => {
  const program = `
    const { holidaysOf } = await import(${JSON.stringify(new URL('../../../src/calendar/holidays.ts', import.meta.url))});
    const { createRequire } = await import('node:module');
    const loaded = () => Object.keys(createRequire('/').cache).filter((path) => path.includes('date-holidays/')).length > 0;
    const seen = [loaded()];
    holidaysOf(['2026-12-24']).isHoliday(20_000);
    seen.push(loaded());
    holidaysOf(['DE']).isHoliday(20_000);
    seen.push(loaded());
    process.stdout.write(JSON.stringify(seen));
  `;
  const said = execFileSync(process.execPath, ['--input-type=module', '--eval', program], { encoding: 'utf8' });
  expect(JSON.parse(said)).toEqual([false, false, true]);
});
