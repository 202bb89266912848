/** Days of the local calendar, without hours and zones. */
import type { Weekday } from './weekly.ts';
import { DAY } from './zone.ts';

/** A local date, as whole days since 1970-01-01. */
export type LocalDay = number;

export interface CivilDate {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  /** 1 to 31. */
  readonly day: number;
}

/** The day of a date; months and days that are too large run over into the next. */
export function dayOf(year: number, month: number, day: number): LocalDay {
  return Math.round(new Date(0).setUTCFullYear(year, month - 1, day) / DAY);
}

export function civilDate(day: LocalDay): CivilDate {
  const date = new Date(day * DAY);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** Day 0, 1970-01-01, was a Thursday. */
export function weekdayOf(day: LocalDay): Weekday {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;

/** The day that `2026-12-24` names; undefined when there is no such day. */
export function readDate(text: string): LocalDay | undefined {
  const match = DATE.exec(text);
  if (!match) return undefined;
  const day = dayOf(Number(match[1]), Number(match[2]), Number(match[3]));
  return sayDate(day) === text ? day : undefined;
}

/** `2026-12-24`. */
export function sayDate(day: LocalDay): string {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

export function lengthOfMonth(year: number, month: number): number {
  return new Date(Date.UTC(2000 + (((year % 400) + 400) % 400), month, 0)).getUTCDate();
}

export function lengthOfYear(year: number): number {
  return lengthOfMonth(year, 2) + 337;
}
