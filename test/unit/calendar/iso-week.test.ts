import { describe, expect, it } from 'vitest';
import { readDate } from '../../../src/calendar/day.ts';
import { sayWeek } from '../../../src/calendar/iso-week.ts';

function week(date: string): string {
  const day = readDate(date);
  if (day === undefined) throw new Error(`${date} is no date`);
  return sayWeek(day);
}

describe('the ISO week of a day', () => {
  it.each([
    ['2026-01-01', '2026-W01'],
    ['2025-12-29', '2026-W01'],
    ['2025-12-28', '2025-W52'],
    ['2020-12-31', '2020-W53'],
    ['2021-01-03', '2020-W53'],
    ['2021-01-04', '2021-W01'],
    ['2023-01-01', '2022-W52'],
    ['2024-12-30', '2025-W01'],
    ['2026-03-29', '2026-W13'],
    ['2026-03-30', '2026-W14'],
    ['1970-01-01', '1970-W01'],
    ['1969-12-28', '1969-W52'],
  ])('%s is in %s', (date, expected) => {
    expect(week(date)).toBe(expected);
  });

  it('has the Thursday of the same year, and goes on by one each Monday', () => {
    const first = readDate('2000-01-03') ?? 0;
    for (let monday = first; monday < first + 7 * 1600; monday += 7) {
      const names = new Set(Array.from({ length: 7 }, (_, index) => sayWeek(monday + index)));
      expect(names.size).toBe(1);
      expect(sayWeek(monday + 7)).not.toBe(sayWeek(monday));
      expect(sayWeek(monday).slice(0, 4)).toBe(new Date((monday + 3) * 86_400_000).toISOString().slice(0, 4));
    }
  });
});
