/** The first lines of a record: what there is to do, which state it is in, who owns it, and what else tells of it. */
import { sayLocal } from '../../calendar/wording.ts';
import type { EpochMs } from '../../domain/instant.ts';
import { inertMarkdown, plainLine } from '../../domain/markdown.ts';
import { fullName } from '../../domain/repository.ts';
import { releaseManagerOf, sayReleaseManager } from '../../policy/release-owner.ts';
import { runbookLine } from '../owner/runbook-line.ts';
import type { KnownTrain } from '../ports.ts';
import { sayPaged } from './bad-line.ts';
import { whatToDo } from './first-line.ts';
import { inertWithOwn, ownNumbers } from './own-numbers.ts';
import { beganAt, newestGate, type ReleaseView, type Stage } from './view.ts';

/** Read alone, at night, by somebody who was not there. */
export function sayHead(view: ReleaseView): readonly string[] {
  const { environment } = whereOf(view);
  const runbook = environment === undefined ? null : runbookLine(view.policies, environment, 'issue');
  return [
    `**${inertWithOwn(`${whatToDo(view)}.`, ownNumbers(view))}**`,
    '',
    `${[`State: ${view.standing.state}`, ...sayAround(view)].join('. ')}.`,
    ...sayRelated(view),
    ...(runbook === null ? [] : [runbook]),
  ];
}

/** The environment that the state is about; else the last that was asked for. */
function whereOf({ standing, stages }: ReleaseView): { readonly environment: string | undefined } {
  return { environment: standing.environment ?? stages.at(-1)?.environment };
}

/** The owner, who is woken, and since when it waits. */
function sayAround(view: ReleaseView): readonly string[] {
  const stage = view.stages.find(({ environment }) => environment === view.standing.environment);
  const sayTime = (at: EpochMs) => sayLocal(at, view.zone, beganAt(view));
  const around = [...sayOwner(view), ...(stage === undefined ? [] : sayOpen(stage, view, sayTime))];
  return around.map((each) => inertMarkdown(each));
}

function sayOpen(stage: Stage, { standing, over }: ReleaseView, sayTime: (at: EpochMs) => string): readonly string[] {
  if (over !== undefined) return [];
  const { askedAt, endedAt } = newestGate(stage);
  const waits = standing.state === 'held' && endedAt === null ? [`Waits since ${sayTime(askedAt)}`] : [];
  return [...waits, ...sayPaged(stage, sayTime)];
}

/** Named, never mentioned: a mention would tell them of each change of this text. */
function sayOwner(view: ReleaseView): readonly string[] {
  const policies = view.policies.map(({ policy }) => policy);
  const places = [whereOf(view).environment, view.ahead.at(-1)];
  const [manager] = places.flatMap((environment) => releaseManagerOf(policies, environment) ?? []);
  return manager === undefined ? [] : [`Release manager: ${sayReleaseManager(manager)}`];
}

/** `Part of release/2026.11 (#3), train checkout (acme/payments#5). Review: #8.` Empty: nothing else tells of it. */
function sayRelated(view: ReleaseView): readonly string[] {
  const { plans, trains, findings } = view.related;
  const parts = [
    ...plans.map(
      ({ title, record }) => `${inertMarkdown(plainLine(title, 100))}${record === null ? '' : ` (#${record})`}`,
    ),
    ...trains.map((train) => `train ${inertMarkdown(train.train)}${sayIssueOf(train, view)}`),
  ];
  const reviews = [...new Set(findings.values())].map((number) => `#${number}`);
  const said = [
    ...(parts.length === 0 ? [] : [`Part of ${parts.join(', ')}.`]),
    ...(reviews.length === 0 ? [] : [`${reviews.length === 1 ? 'Review' : 'Reviews'}: ${reviews.join(', ')}.`]),
  ];
  return said.length === 0 ? [] : [said.join(' ')];
}

function sayIssueOf({ place, issue }: KnownTrain, { repository }: ReleaseView): string {
  return issue === null ? '' : ` (${linkToIssue(place, issue, repository)})`;
}

/** As GitHub links it from an issue of the repository. */
export function linkToIssue(
  place: Parameters<typeof fullName>[0],
  issue: number,
  here: Parameters<typeof fullName>[0],
): string {
  return fullName(place) === fullName(here) ? `#${issue}` : `${fullName(place)}#${issue}`;
}
