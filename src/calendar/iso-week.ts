/** ISO 8601 weeks: Monday to Sunday; the first of a year is the one with its first Thursday. */
import { civilDate, dayOf, type LocalDay, weekdayOf } from './day.ts';

export function mondayOf(day: LocalDay): LocalDay {
  return day - weekdayOf(day) + 1;
}

/** `2026-W13`, the week of a day. The year is that of its Thursday. */
export function sayWeek(day: LocalDay): string {
  const thursday = mondayOf(day) + 3;
  const { year } = civilDate(thursday);
  const week = Math.floor((thursday - dayOf(year, 1, 1)) / 7) + 1;
  return `${String(year).padStart(4, '0')}-W${String(week).padStart(2, '0')}`;
}
