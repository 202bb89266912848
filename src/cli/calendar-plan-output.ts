/** Planned releases of a calendar: as lines, as JSON, as events. */
import type { CalendarEvent } from '../calendar/ics.ts';
import { sayLocal } from '../calendar/wording.ts';
import { digestOf } from '../domain/canonical.ts';
import { toInstant } from '../domain/instant.ts';
import { plainLine } from '../domain/markdown.ts';
import { type PlanDates, type StageDate, sayDay } from '../policy/plan/dates.ts';
import { downtimeLength } from '../policy/plan/downtime.ts';
import type { PlanOnCalendar } from './calendar-plans.ts';

const HOUR = 3_600_000;
const LONGEST_TITLE = 200;

export function planLines(plans: readonly PlanOnCalendar[]): readonly string[] {
  if (plans.length === 0) return ['Planned releases: none'];
  return ['Planned releases', ...plans.flatMap(linesOf)];
}

function linesOf(plan: PlanOnCalendar): readonly string[] {
  const { dates, downtime, warnings } = plan;
  const down = downtime === undefined ? '' : `, expected downtime ${downtime}`;
  return [
    `  ${nameOf(plan)}: ${sayProduction(dates)}${down}`,
    ...(plan.isPlanned ? [] : ['    No stages: `plan.milestones` of the policy does not match this title.']),
    ...dates.stages.map((stage) => `    ${stage.name}: ${sayStage(stage, dates)}`),
    ...warnings.map(({ text }) => `    Warning: ${text}`),
  ];
}

function sayProduction({ date, from, productionAt, zone }: PlanDates): string {
  return productionAt === from ? sayDay(date) : `${sayDay(date)} from ${sayLocal(productionAt, zone, from)}`;
}

function sayStage({ date, from, until }: StageDate, { zone }: PlanDates): string {
  return from === until ? sayLocal(from, zone, from) : sayDay(date);
}

export function planDocuments(plans: readonly PlanOnCalendar[]): readonly object[] {
  return plans.map(({ title, repository, downtime, isPlanned, dates, warnings }) => ({
    title,
    ...(repository === undefined ? {} : { repository }),
    ...(downtime === undefined ? {} : { downtime }),
    planned: isPlanned,
    date: dates.date,
    productionAt: toInstant(dates.productionAt),
    stages: dates.stages.map(({ name, date, from, until }) => {
      return { name, date, from: toInstant(from), until: toInstant(until) };
    }),
    warnings,
  }));
}

/** Events keep their ids when a plan moves, so that a calendar program moves them. */
export function planEvents(plans: readonly PlanOnCalendar[]): readonly CalendarEvent[] {
  const seen = new Map<string, number>();
  return plans.flatMap((plan) => {
    const { dates, downtime, warnings } = plan;
    const own = digestOf([plan.repository?.toLowerCase() ?? null, plan.title]).slice(0, 32);
    const nth = (seen.get(own) ?? 0) + 1;
    seen.set(own, nth);
    const idOf = (stage: string): string => `${digestOf([own, nth, stage]).slice(0, 32)}@tidegate`;
    const down = downtime === undefined ? 'No downtime is named.' : `Expected downtime: ${downtime}.`;
    const length = (downtime === undefined ? undefined : downtimeLength(downtime)) ?? HOUR;
    const production: CalendarEvent = {
      uid: idOf(''),
      title: plainLine(`Planned release: ${nameOf(plan)}`, LONGEST_TITLE),
      description: [down, ...warnings.map(({ text }) => `Warning: ${text}`)].join(' '),
      from: dates.productionAt,
      until: dates.productionAt + Math.max(length, 60_000),
      isBusy: true,
    };
    return [production, ...dates.stages.map((stage) => stageEvent(plan, stage, idOf(stage.name.toLowerCase())))];
  });
}

function stageEvent(plan: PlanOnCalendar, stage: StageDate, uid: string): CalendarEvent {
  return {
    uid,
    title: plainLine(`${stage.name}: ${nameOf(plan)}`, LONGEST_TITLE),
    description: `A stage of a release that is planned for ${sayDay(plan.dates.date)}: go or no-go.`,
    from: stage.from,
    until: stage.from === stage.until ? stage.from + HOUR : stage.until,
    isBusy: false,
  };
}

function nameOf({ title, repository }: PlanOnCalendar): string {
  return repository === undefined ? title : `${title} (${repository})`;
}
