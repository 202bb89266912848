/** Our part of the issue that is the record of a planned release. The first line says what is next. */

import { sayLocal } from '../../calendar/wording.ts';
import { epochMs } from '../../domain/instant.ts';
import { inertMarkdown, plainLine } from '../../domain/markdown.ts';
import type { PlanDates, StageDate } from '../../policy/plan/dates.ts';
import { verdictOf } from '../../policy/plan/verdicts.ts';
import { inertWithOwn } from '../release-record/own-numbers.ts';
import { sayCommits, sayHeldOutside, sayItems } from './changes-text.ts';
import { commandFor } from './command-for.ts';
import { isUndecided } from './decided.ts';
import { nextStep, sayProduction, sayStageTime } from './next-step.ts';
import type { PlanView } from './plan-view.ts';

const LONGEST_TITLE = 200;

export function titleOfPlan(title: string): string {
  return plainLine(`Planned release: ${title}`, LONGEST_TITLE);
}

export function bodyOfPlan(view: PlanView): string {
  const { milestone, downtime, warnings } = view;
  return [
    `**${inertWithOwn(`${plainLine(nextStep(view), 500)}.`, ownNumbers(view))}**`,
    '',
    `State: ${view.standing.state}. ${sayManagerOf(view)}`,
    `[Milestone ${milestone.number}](../milestone/${milestone.number}): ${inertMarkdown(plainLine(milestone.title, LONGEST_TITLE))}${sayDone(milestone)}.`,
    ...(view.trains ?? []),
    ...(downtime === null ? [] : [`Expected downtime: ${inertMarkdown(downtime)}`]),
    ...(warnings.length === 0 ? [] : ['', '### Warnings', '']),
    ...warnings.map(({ text }) => `- ⚠️ ${inertMarkdown(text)}`),
    ...(view.dates === null ? [] : ['', '### Stages', '', ...sayStages(view, view.dates)]),
    ...(view.dates !== null && isAhead(view) ? ['', ...sayHow(view, view.dates)] : []),
    '',
    '### Changes',
    '',
    ...sayItems(view),
    ...sayHeldOutside(view),
    '',
    '### Releases of it',
    '',
    ...sayCommits(view),
    '',
    `<sub>${FOOT}</sub>`,
  ].join('\n');
}

function sayManagerOf({ manager }: PlanView): string {
  return manager === null
    ? 'Release manager: nobody is named; add `release-manager` to the production environment in the policy.'
    : `Release manager: ${inertMarkdown(manager)}.`;
}

function sayDone({ openItems, closedItems }: PlanView['milestone']): string {
  const all = openItems + closedItems;
  return all === 0 ? '' : `, ${closedItems} of ${all} done`;
}

/** What belongs to it, and the issues that tell of it. */
function ownNumbers({ items, releases, ofRelease }: PlanView): ReadonlySet<number> {
  const records = releases.flatMap(({ record }) => record ?? []);
  return new Set([...items.map(({ number }) => number), ...records, ...[ofRelease?.finding ?? []].flat()]);
}

const FOOT =
  'Tidegate keeps this part up to date. What you write or tick around it stays, and a line of yours such as `Expected downtime: 30 minutes` is read. The dates follow from the due date of the milestone.';

function sayStages(view: PlanView, dates: PlanDates): readonly string[] {
  const production = `Production: **${inertMarkdown(sayProduction(dates))}**.`;
  if (dates.stages.length === 0) return [production, '', 'The policy names no stages.'];
  const rows = dates.stages.map((stage) => sayStage(view, dates, stage));
  return [production, '', '| stage | date | decision |', '| --- | --- | --- |', ...rows, ...saySilence(view)];
}

/** Who does not know this waits for a go that nobody has to give. */
function saySilence(view: PlanView): readonly string[] {
  if (!isAhead(view)) return [];
  return ['', 'Silence holds nothing: it goes out when its gates open, unless somebody says no-go.'];
}

function isAhead({ over, standing }: PlanView): boolean {
  return over === null && ['planned', 'held', 'releasing'].includes(standing.state) && standing.finding === null;
}

function sayStage(view: PlanView, dates: PlanDates, stage: StageDate): string {
  const { standing } = verdictOf(stage.name, view.decisions, view.at);
  const said = standing.map(({ verdict, user, reason, at }) => {
    const because = reason === undefined || reason === '' ? '' : `: ${inertMarkdown(plainLine(reason, 300))}`;
    const when = inertMarkdown(sayLocal(epochMs(at), view.zone, view.at));
    return `${verdict === 'go' ? '✅ go' : '⛔ **no-go**'} by ${inertMarkdown(user)} (${when})${because}`;
  });
  const nobody = isAhead(view) ? 'nobody has said go or no-go yet' : 'nobody said go or no-go';
  const decision = isUndecided(view, stage) ? nobody : said.join('; ');
  return `| ${inertMarkdown(stage.name)} | ${inertMarkdown(sayStageTime(stage, dates))} | ${decision} |`;
}

function sayHow(view: PlanView, { stages }: PlanDates): readonly string[] {
  const isNoGo = ({ name }: StageDate) => verdictOf(name, view.decisions, view.at).verdict === 'no-go';
  const next = stages.find(isNoGo) ?? stages.find((stage) => isUndecided(view, stage)) ?? stages.at(-1);
  if (next === undefined) return [];
  const who = view.manager === null ? '' : `${inertMarkdown(view.manager)}, `;
  return [
    `To decide, comment \`${commandFor(next.name)}\` or \`${commandFor(next.name, 'no-go')}\` here, which is for ${who}approvers of production and those who may override. A no-go holds what belongs to the release until one of them says go at that stage, also what leaves the milestone since. \`/tidegate leave-out #NUMBER REASON\` leaves one pull request out of it.`,
  ];
}
