/** What is next in a planned release, by whom and when: the first line of its record. Plain text. */
import { sayLocal } from '../../calendar/wording.ts';
import { commandWord } from '../../domain/command-word.ts';
import { plainLine } from '../../domain/markdown.ts';
import { type PlanDates, type StageDate, sayDay } from '../../policy/plan/dates.ts';
import { lastWords, verdictOf } from '../../policy/plan/verdicts.ts';
import type { StageDecision } from '../ports.ts';
import { sayGoing } from './going.ts';
import type { PlanView } from './plan-view.ts';

export function nextStep(view: PlanView): string {
  const noGo = sayNoGo(view);
  const going = view.over === null ? sayGoing(view) : undefined;
  if (noGo !== undefined) return going?.isOut ? `${going.text}. ${noGo}` : noGo;
  if (view.over !== null) return `Over: ${view.over}`;
  if (going === undefined) return sayDates(view);
  return going.isOut ? going.text : `${going.text}. ${sayDates(view)}`;
}

/** What is next by the calendar. */
function sayDates(view: PlanView): string {
  if (view.dates === null) return 'No date: give the milestone a due date, and its stages follow from it';
  return sayOverdue(view, view.dates) ?? sayAhead(view, view.dates);
}

/** Also of a stage that the policy does not name any more, or that has no date now: the gate is held by it all the same. */
function sayNoGo(view: PlanView): string | undefined {
  const planned = (view.dates?.stages ?? []).map(({ name }) => name);
  const words = [...planned, ...lastWords(view.decisions, view.at).map(({ stage }) => stage)];
  const noGoes = words.flatMap((name) => {
    const { verdict, standing } = verdictOf(name, view.decisions, view.at);
    return verdict === 'no-go' ? standing.slice(-1) : [];
  });
  const [last] = noGoes;
  if (last === undefined) return undefined;
  // Of a plan that is over only what it was said about is held: where that is nothing, nothing is.
  if (view.over !== null && view.held.pulls.length === 0 && !view.held.isCut) return undefined;
  return sayHeld(last, view);
}

/** The first line of a plan with a no-go; also of one that is over. */
export function sayHeld({ stage, user, reason }: StageDecision, view: Pick<PlanView, 'manager' | 'over'>): string {
  const why = plainLine(reason, 120);
  const over = view.over === null ? '' : `. It stands although ${view.over}`;
  const said = `Held: no-go at ${stage} by ${user}${why === '' ? '' : ` (${why})`}${over}`;
  return `${said}. Next: ${user} or ${whoDecides(view)} says ${commandFor(stage)} when it may go on`;
}

function sayOverdue(view: PlanView, { stages }: PlanDates): string | undefined {
  const late = stages.find((stage) => view.at >= stage.until && isUndecided(view, stage));
  if (late === undefined) return undefined;
  return `Overdue: ${late.name} was on ${sayDay(late.date)}. Next: ${whoDecides(view)} says ${commandFor(late.name)}, or no-go`;
}

function sayAhead(view: PlanView, dates: PlanDates): string {
  const next = dates.stages.find((stage) => isUndecided(view, stage));
  if (next !== undefined) {
    return `Next: ${next.name} on ${sayStageTime(next, dates)}, go or no-go by ${whoDecides(view)}`;
  }
  if (view.at < dates.productionAt) return `Next: production on ${sayProduction(dates)}, by ${whoDecides(view)}`;
  if (view.at < dates.until) return `Next: production today, ${sayDay(dates.date)}, by ${whoDecides(view)}`;
  return `The date, ${sayDay(dates.date)}, is past: close the milestone when the release is out, or move its due date`;
}

export function isUndecided({ decisions, at }: Pick<PlanView, 'decisions' | 'at'>, { name }: StageDate): boolean {
  return verdictOf(name, decisions, at).verdict === 'none';
}

/** Without a release manager, those who may decide besides. */
export function whoDecides({ manager }: Pick<PlanView, 'manager'>): string {
  return manager ?? 'an approver of production';
}

/** `Mon 1 Dec 2026`; with the time where the policy counts in hours. */
export function sayStageTime({ date, from, until }: StageDate, { zone }: Pick<PlanDates, 'zone'>): string {
  return from === until ? sayLocal(from, zone, from) : sayDay(date);
}

/** With the time that its window opens; without one, the day. */
export function sayProduction({ date, from, productionAt, zone }: PlanDates): string {
  // With the year: a plan is read long before.
  return productionAt === from ? sayDay(date) : sayLocal(productionAt, zone, 0);
}

export function commandFor(stage: string, kind: 'go' | 'no-go' = 'go'): string {
  return `/tidegate ${kind} ${commandWord(stage, 'STAGE')}${kind === 'no-go' ? ' REASON' : ''}`;
}
