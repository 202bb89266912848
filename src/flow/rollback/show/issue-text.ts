/** The issue of one finding: what an approver reads at 2 a.m., and what is looked back on the day after. */
import { sayBoth, sayLocal } from '../../../calendar/wording.ts';
import { epochMs, type Instant } from '../../../domain/instant.ts';
import { inertMarkdown, plainLine } from '../../../domain/markdown.ts';
import { decisionTable } from '../../../rollback/decision-table.ts';
import { saySituation } from './issue-situation.ts';
import { isWell, type RollbackView, short } from './view.ts';

const LONGEST_LINE = 300;

/** Set once, when it is not known how it ends. */
export function titleOfIssue({ question, failedSha, kept, told }: RollbackView): string {
  if (told.withTrain !== undefined && isWell(told)) {
    return plainLine(
      `${question.environment} goes back from ${short(failedSha)} with train ${told.withTrain.name}`,
      200,
    );
  }
  const what = kept?.trigger === 'requested' ? 'is to go back from' : 'has a problem with';
  return `${question.environment} ${what} ${short(failedSha)}`.slice(0, 200);
}

export function bodyOfIssue(view: RollbackView): string {
  const sayTime = sayTimeOf(view);
  return [
    ...saySituation(view, sayTime),
    ...sayHelp(view),
    '',
    '### What was found',
    '',
    ...sayFacts(view, sayTime),
    '',
    ...decisionTable(view.told),
    '',
    `### Timeline (${inertMarkdown(view.zone)})`,
    '',
    ...sayTimeline(view),
    '',
    `<sub>Deployment ${view.question.deploymentId}. Kept up to date by Tidegate; it stays open until a person closes it.</sub>`,
  ].join('\n');
}

function sayHelp({ manager, runbook, asked = [] }: RollbackView): readonly string[] {
  const lines = [
    ...(manager === undefined ? [] : [`- Release manager: ${inertMarkdown(manager)}`]),
    ...(runbook === undefined ? [] : [`- ${runbook.inIssue}`]),
    ...asked.map((line) => `- ${line}`),
  ];
  return lines.length === 0 ? [] : ['', ...lines];
}

export type SayTime = (at: Instant) => string;

function sayTimeOf({ zone, told }: RollbackView): SayTime {
  return (at) => inertMarkdown(sayBoth(epochMs(at), zone, epochMs(told.foundAt)));
}

function sayFacts(view: RollbackView, sayTime: SayTime): readonly string[] {
  const { failedSha, targetSha, told } = view;
  const run = told.failedRunId === null ? '' : ` ([run ${told.failedRunId}](../actions/runs/${told.failedRunId}))`;
  return [
    `- **${isWell(told) ? 'Taken back' : 'Bad'}:** \`${failedSha}\`${run}. ${inertMarkdown(sayFound(view))}, ${sayTime(told.foundAt)}.`,
    targetSha === null ? '- **Last known good:** none.' : `- **Last known good:** \`${targetSha}\`.`,
    ...(told.takesAway.length === 0 ? [] : [`- **Going back takes away** (tier ${inertMarkdown(told.tier ?? '')}):`]),
    // What a line begins with is the number of one of our own.
    ...told.takesAway.map((line) => `  - ${inertMarkdown(line).replace(/^#\u200B(\d+)(?= )/u, '#$1')}`),
    ...told.freezes.map((name) => `- **Freeze:** ${inertMarkdown(name)} is running. A rollback does not wait for it.`),
  ];
}

/** What was made without one tells what was found. */
function sayTimeline({ timeline, told, zone }: RollbackView): readonly string[] {
  const happened = timeline ?? [{ at: told.foundAt, text: told.finding }];
  const sayCell = (at: Instant) => sayLocal(epochMs(at), zone, epochMs(told.foundAt)).replace(` ${zone}`, '');
  return happened.map(
    ({ at, text }) => `- ${inertMarkdown(sayCell(at))}: ${inertMarkdown(plainLine(text, LONGEST_LINE))}`,
  );
}

/** What begins with somebody's name is spelt as they spell it. */
function sayFound({ told, kept }: RollbackView): string {
  const by = kept?.orderedBy ?? null;
  return by !== null && told.finding.startsWith(by) ? told.finding : capital(told.finding);
}

function capital(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}

/** What people fill in. */
export const SEED = [
  '### Looking back',
  '',
  '- [ ] What was wrong with the release is known, and where it came from',
  '- [ ] Nothing that was deployed needs to be repaired',
  '- [ ] The commit is repaired or reverted, and the hold is lifted',
  '- [ ] It is decided what changes, in the code, the checks or the policy, so that it does not come again',
  '',
  '**What happened, and why:**',
  '',
  '**What we change:**',
  '',
].join('\n');
