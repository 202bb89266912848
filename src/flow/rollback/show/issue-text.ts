/** The issue of one finding: what an approver reads at 2 a.m., and what is looked back on the day after. */
import { sayBoth } from '../../../calendar/wording.ts';
import { epochMs, type Instant } from '../../../domain/instant.ts';
import { inertMarkdown } from '../../../domain/markdown.ts';
import { decisionTable } from '../../../rollback/decision-table.ts';
import { saySituation } from './issue-situation.ts';
import { type RollbackView, short } from './view.ts';

/** Set once, when it is not known how it ends. */
export function titleOfIssue({ question, failedSha, kept }: RollbackView): string {
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
    '### Timeline',
    '',
    ...sayTimeline(view, sayTime),
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
    `- **Bad:** \`${failedSha}\`${run}. ${inertMarkdown(capital(told.finding))}, ${sayTime(told.foundAt)}.`,
    targetSha === null ? '- **Last known good:** none.' : `- **Last known good:** \`${targetSha}\`.`,
    ...(told.takesAway.length === 0 ? [] : [`- **Going back takes away** (tier ${inertMarkdown(told.tier ?? '')}):`]),
    ...told.takesAway.map((line) => `  - ${inertMarkdown(line)}`),
    ...told.freezes.map((name) => `- **Freeze:** ${inertMarkdown(name)} is running. A rollback does not wait for it.`),
  ];
}

function sayTimeline({ told, kept, failedSha, targetSha }: RollbackView, sayTime: SayTime): readonly string[] {
  const target = targetSha === null ? '' : ` to \`${short(targetSha)}\``;
  const by = kept?.orderedBy ?? null;
  const lines: readonly (readonly [Instant, string])[] = [
    [told.foundAt, `\`${short(failedSha)}\`: ${inertMarkdown(told.finding)}`],
    ...(kept === null || kept.state === 'asked'
      ? []
      : [
          [
            kept.decidedAt,
            `going back${target} is ordered ${by === null ? 'by the policy' : `by ${inertMarkdown(by)}`}`,
          ] as const,
        ]),
    ...(kept?.dispatchedAt ? [[kept.dispatchedAt, 'the workflow that does it is started'] as const] : []),
    ...(kept?.endedAt ? [[kept.endedAt, `it ends: **${kept.state}**`] as const] : []),
  ];
  return lines.map(([at, text]) => `- ${sayTime(at)}: ${text}`);
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
