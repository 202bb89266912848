/** What is next in a planned release, by whom and when: the first line of its record. Plain text. */
import { sayLocal } from '../../calendar/wording.ts';
import { plainLine } from '../../domain/markdown.ts';
import { type PlanDates, type StageDate, sayDay } from '../../policy/plan/dates.ts';
import { lastWords, verdictOf } from '../../policy/plan/verdicts.ts';
import type { StageDecision } from '../ports.ts';
import { commandFor } from './command-for.ts';
import { isUndecided } from './decided.ts';
import { isAllGo, sayGoing } from './going.ts';
import type { PlanView } from './plan-view.ts';

export function nextStep(view: PlanView): string {
  const noGo = sayNoGo(view);
  const going = view.over === null ? sayGoing(view) : undefined;
  if (noGo !== undefined) return going?.isOut ? `${going.text}. ${noGo}` : noGo;
  if (view.over !== null) return `Over: ${view.over}`;
  if (going === undefined) return sayDates(view);
  return view.dates !== null && isBetween(view) ? `${going.text}. ${sayProductionAhead(view, view.dates)}` : going.text;
}

/** It is where it was to go so far, and has yet to ask for what comes next. */
function isBetween({ standing, dates, at }: PlanView): boolean {
  return standing.state === 'releasing' && standing.environment === null && dates !== null && at < dates.until;
}

/** What is next by the calendar. */
function sayDates(view: PlanView): string {
  if (view.dates === null) return 'No date: give the milestone a due date, and its stages follow from it';
  return sayAhead(view, view.dates);
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

/** A date that passed without a word holds nothing: what comes next by itself is told, and how to stop it. */
function sayAhead(view: PlanView, dates: PlanDates): string {
  const next = dates.stages.find((stage) => view.at < stage.until && isUndecided(view, stage));
  if (next !== undefined) {
    return `Next: ${next.name} on ${sayStageTime(next, dates)}, go or no-go by ${whoDecides(view)}`;
  }
  return sayProductionAhead(view, dates);
}

function sayProductionAhead(view: PlanView, dates: PlanDates): string {
  const said = isAllGo(view) ? 'Go for all stages said. ' : '';
  const last = dates.stages.at(-1);
  const stop = last === undefined ? '' : `; to stop it: ${commandFor(last.name, 'no-go')}`;
  if (view.at < dates.productionAt) return `${said}Next: production on ${sayProduction(dates)}${stop}`;
  if (view.at < dates.until) return `${said}Next: production today, ${sayDay(dates.date)}${stop}`;
  return `The date, ${sayDay(dates.date)}, is past, and nothing of it went out: move its due date, or close the milestone`;
}

/** Without a release manager, those who may decide besides. */
function whoDecides({ manager }: Pick<PlanView, 'manager'>): string {
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
