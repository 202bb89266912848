/** What is told of a planned release: that it is planned, and that its date comes near. */
import { sayLocal } from '../../calendar/wording.ts';
import { type EpochMs, toInstant } from '../../domain/instant.ts';
import { plainLine } from '../../domain/markdown.ts';
import type { Notice, NoticeEvent } from '../../domain/notice.ts';
import { fullName } from '../../domain/repository.ts';
import type { PolicyInForce } from '../../policy/decide.ts';
import { type PlanDates, sayDay } from '../../policy/plan/dates.ts';
import { type Wish, wishesOf } from '../notify/wishes.ts';
import { isUndecided } from './decided.ts';
import { nextStep, sayProduction, sayStageTime } from './next-step.ts';
import type { PlanView } from './plan-view.ts';
import { productionOf } from './production.ts';

const LONGEST_SUMMARY = 200;
const LONGEST_LINE = 300;
const MOST_CHANGES = 20;

/** Once for each date: a plan that moves is told anew. What is past is not announced. */
export function planNotices(view: PlanView, policies: readonly PolicyInForce[]): readonly Notice[] {
  const { dates, at } = view;
  if (dates === null || view.over !== null || at >= dates.until) return [];
  const environment = productionOf(policies.map(({ policy }) => policy)).join(', ');
  return wishesOf(policies).flatMap((wish) => [
    ...(wish.events.has('planned') ? [noticeOf(view, dates, { ...wish, environment }, planned(view, dates))] : []),
    ...wish.windowOpensIn
      .filter(({ ms }) => at >= dates.productionAt - ms && at < dates.productionAt)
      .map(({ text }) => noticeOf(view, dates, { ...wish, environment }, near(view, dates, text))),
  ]);
}

/** When the next of them is due. */
export function windowMoments(
  { productionAt }: Pick<PlanDates, 'productionAt'>,
  policies: readonly PolicyInForce[],
): readonly EpochMs[] {
  return wishesOf(policies).flatMap(({ windowOpensIn }) => windowOpensIn.map(({ ms }) => productionAt - ms));
}

interface Telling {
  readonly event: NoticeEvent;
  readonly subject: string;
  readonly summary: string;
  readonly lines: readonly string[];
}

function planned(view: PlanView, dates: PlanDates): Telling {
  const stages = dates.stages.map((stage) => `${stage.name}: ${sayStageTime(stage, dates)}`);
  return {
    event: 'planned',
    subject: `plan/${view.milestone.number}`,
    summary: `Planned: ${nameOf(view)} on ${sayDay(dates.date)}`,
    lines: [`Production: ${sayProduction(dates)}`, ...stages.slice(0, 10), ...saidOf(view)],
  };
}

function near(view: PlanView, dates: PlanDates, text: string): Telling {
  return {
    event: 'window-opens-in',
    subject: `plan/${view.milestone.number}/in-${text}`,
    summary: `Within ${text}: ${nameOf(view)} goes to production on ${sayProduction(dates)}`,
    lines: [nextStep(view), ...saidOf(view)],
  };
}

function nameOf({ repository, milestone }: PlanView): string {
  return `${fullName(repository)} ${plainLine(milestone.title, 80)}`;
}

function saidOf({ downtime, warnings, manager }: PlanView): readonly string[] {
  return [
    ...(downtime === null ? [] : [`Expected downtime: ${downtime}`]),
    ...(manager === null ? [] : [`Release manager: ${manager}`]),
    ...warnings.slice(0, 5).map(({ text }) => `Warning: ${text}`),
  ];
}

function noticeOf(
  view: PlanView,
  dates: PlanDates,
  { target, environment }: Pick<Wish, 'target'> & { readonly environment: string },
  { event, subject, summary, lines }: Telling,
): Notice {
  return {
    kind: 'notify',
    repository: view.repository,
    target,
    event,
    subject,
    content: dates.date,
    action: 'tell',
    told: {
      at: toInstant(view.at),
      ...{ environment: null, sha: null, deploymentId: null, runId: null },
      page: `milestone/${view.milestone.number}`,
      summary: plainLine(summary, LONGEST_SUMMARY),
      lines: lines.map((line) => plainLine(line, LONGEST_LINE)),
    },
    values: { ...valuesOf(view, dates), environment },
  };
}

/** For the team's own template. */
function valuesOf(view: PlanView, dates: PlanDates): Readonly<Record<string, string>> {
  const { milestone, items, downtime, manager } = view;
  return {
    release: plainLine(milestone.title, LONGEST_SUMMARY),
    due: sayDay(dates.date),
    stage: dates.stages.find((stage) => isUndecided(view, stage))?.name ?? '',
    'opens-at': sayLocal(dates.productionAt, dates.zone, view.at),
    changes: items
      .filter(({ kind }) => kind === 'pull-request')
      .slice(0, MOST_CHANGES)
      .map(({ title }) => plainLine(title, LONGEST_SUMMARY))
      .join('\n'),
    downtime: downtime ?? '',
    'release-manager': (manager ?? '').replaceAll('someone in team ', 'team '),
  };
}
