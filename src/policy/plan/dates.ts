/** The dates of a planned release: the day on which it goes to production, and its stages before and after. */
import { civilDate, type LocalDay, readDate, sayDate, weekdayOf } from '../../calendar/day.ts';
import { WEEKDAYS } from '../../calendar/reading.ts';
import { openSpans } from '../../calendar/search.ts';
import { checkedZone, DAY } from '../../calendar/zone.ts';
import { type EpochMs, epochMs, parseInstant } from '../../domain/instant.ts';
import { type TimedRelease, timesFor } from '../release-times.ts';
import type { Policy } from '../schema.ts';
import { commonTiers } from '../tiers.ts';
import { stagesAsked } from './planned.ts';

export interface StageDate {
  readonly name: string;
  /** The local date, `2026-11-24`. */
  readonly date: string;
  /** When it begins. */
  readonly from: EpochMs;
  /** Without a decision it is overdue from then on: the end of its day, or `from` where the policy counts in hours. */
  readonly until: EpochMs;
}

export interface PlanDates {
  /** The local date of production, `2026-12-01`. */
  readonly date: string;
  readonly zone: string;
  /** When that date begins and ends there. */
  readonly from: EpochMs;
  readonly until: EpochMs;
  /** The first opening of production that day; without one, when the day begins. */
  readonly productionAt: EpochMs;
  readonly stages: readonly StageDate[];
}

/** What a plan is dated by. */
export interface PlanPlace {
  readonly policies: readonly Policy[];
  /** Names of the production environments. */
  readonly production: readonly string[];
}

/**
 * The date that GitHub shows for `due_on`: it keeps a date as an instant some hours into that day of UTC (midnight in
 * the zone of GitHub's own clock), so the zone of whoever reads it has no say. A plain date is itself. Undefined: it is no
 * date, or none that anybody plans for.
 */
export function dueDay(due: string): LocalDay | undefined {
  const instant = parseInstant(due);
  const day = instant === undefined ? readDate(due) : Math.floor(epochMs(instant) / DAY);
  return day !== undefined && day >= FIRST_DAY && day < END_OF_DAYS ? day : undefined;
}

/**
 * From 1971 to 2199. GitHub takes every year up to 9999, and windows are looked for from year to year: a milestone of the
 * year 9999 took ten seconds.
 */
const FIRST_DAY = Date.UTC(1971, 0, 1) / DAY;
const END_OF_DAYS = Date.UTC(2200, 0, 1) / DAY;

export function zoneOfPlans(policies: readonly Pick<Policy, 'zone'>[]): string {
  return policies.at(-1)?.zone ?? 'UTC';
}

/** Undefined: `due` is no date. */
export function planDates(title: string, due: string, { policies, production }: PlanPlace): PlanDates | undefined {
  const day = dueDay(due);
  if (day === undefined) return undefined;
  const zoneName = zoneOfPlans(policies);
  const zone = checkedZone(zoneName);
  const from = zone.toEpoch(day * DAY);
  const until = zone.toEpoch((day + 1) * DAY);
  const openings = plannedReleases(policies, production).flatMap((release) => {
    const times = timesFor(release);
    // Where no gate asks for a window and nothing freezes it, the day is open as a whole.
    return openSpans(times, from, until, 1).map((span) => span.from);
  });
  const productionAt = openings.length === 0 ? from : Math.max(from, Math.min(...openings));
  const stages = stagesAsked(policies, title).map(({ name, offset }) => {
    if (offset % DAY !== 0) {
      const at = productionAt + offset;
      return { name, date: sayDate(Math.floor(zone.toLocal(at) / DAY)), from: at, until: at };
    }
    const own = day + offset / DAY;
    const starts = own === day ? productionAt : zone.toEpoch(own * DAY);
    return { name, date: sayDate(own), from: starts, until: zone.toEpoch((own + 1) * DAY) };
  });
  return { date: sayDate(day), zone: zoneName, from, until, productionAt, stages };
}

/** What nothing is known of yet is planned as what is held longest: a patch of the highest tier. */
export function plannedReleases(policies: readonly Policy[], production: readonly string[]): readonly NamedRelease[] {
  const { tiers } = commonTiers(policies);
  const risk = { tier: tiers.at(-1) ?? '', tiers, type: 'patch' } as const;
  return production.map((environment) => ({ policies, risk, kind: 'deploy', environment }));
}

export type NamedRelease = TimedRelease & { readonly environment: string };

/** `Tue 1 Dec 2026`. */
export function sayDay(date: string): string {
  const day = readDate(date);
  if (day === undefined) return date;
  const { year, month, day: ofMonth } = civilDate(day);
  const weekday = WEEKDAYS[weekdayOf(day) - 1] ?? '';
  return `${weekday.slice(0, 1).toUpperCase()}${weekday.slice(1)} ${ofMonth} ${MONTHS[month - 1]} ${year}`;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
