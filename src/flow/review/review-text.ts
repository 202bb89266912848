/** The issue in which people look back at a rollback or an override. */
import { sayLocal } from '../../calendar/wording.ts';
import type { Decision } from '../../domain/decision.ts';
import type { Facts } from '../../domain/facts.ts';
import type { EpochMs } from '../../domain/instant.ts';
import { inertMarkdown, plainLine } from '../../domain/markdown.ts';
import type { PolicyInForce } from '../../policy/decide.ts';
import { explain } from '../../policy/explanation.ts';
import type { KeptGate } from '../ports.ts';
import { sayTimeline } from '../release-record/timeline-text.ts';
import { type Rules, sayRules } from './review-rules.ts';

/** A deployment that is reviewed. */
export interface Reviewed {
  readonly gate: KeptGate;
  readonly decision: Decision;
  readonly facts: Facts;
  readonly openedAt: EpochMs;
  /** Times are told on its wall clock. */
  readonly zone: string;
  readonly policies: readonly PolicyInForce[];
}

/** Undefined: it was not let through, or nothing of its decision is kept. */
export function reviewedOf(
  gate: KeptGate,
  zone: string,
  policies: readonly PolicyInForce[] = [],
): Reviewed | undefined {
  const { decided, openedAt } = gate;
  return decided === null || openedAt === null ? undefined : { gate, openedAt, zone, policies, ...decided };
}

export function titleOfReview({ gate, decision, facts }: Reviewed): string {
  const what = decision.override === null ? 'rollback' : 'override';
  return plainLine(`Review the ${what} of ${gate.question.environment}: ${facts.candidate.sha.slice(0, 7)}`, 200);
}

export function bodyOfReview(reviewed: Reviewed, rules: Rules = { dueAt: null, causes: [] }): string {
  const { gate, decision, facts, zone } = reviewed;
  const { environment } = gate.question;
  const sayTime = (at: EpochMs) => sayLocal(at, zone, gate.askedAt);
  const told = explain(decision, facts);
  return [
    `**${inertMarkdown(whatToDo(reviewed))}**`,
    '',
    ...sayRules(reviewed, rules),
    ...sayWhatHappened(reviewed, sayTime),
    '',
    '### The gates as they stood when it was let through',
    '',
    ...(told.gates.length === 0 ? ['No gate asked for anything.'] : told.gates.flatMap(sayGate)),
    '',
    `It had ${inertMarkdown(told.risk)}:`,
    '',
    ...told.riskReasons.map((line) => `- ${inertMarkdown(line)}`),
    '',
    `### Timeline (${inertMarkdown(zone)})`,
    '',
    ...sayTimeline({ stages: [{ environment, gates: [gate], deployments: [] }] }, (at) =>
      sayTime(at).replace(` ${zone}`, ''),
    ),
    '',
    `<sub>${inertMarkdown(told.sources)}. Facts ${decision.factsDigest.slice(0, 12)}. This issue stays open until a person closes it.</sub>`,
  ].join('\n');
}

function whatToDo({ gate, decision }: Reviewed): string {
  const { environment } = gate.question;
  if (decision.override === null) return `Say why ${environment} went back, and what keeps it from happening again`;
  const unmet = decision.gates.filter(({ status }) => status === 'pending' || status === 'failed');
  const gates = unmet.map(({ name }) => name).join(', ');
  return `Catch up on what was skipped in ${environment}: ${gates === '' ? 'nothing was unmet' : gates}`;
}

function sayWhatHappened(
  { gate, decision, facts, openedAt }: Reviewed,
  sayTime: (at: EpochMs) => string,
): readonly string[] {
  const environment = inertMarkdown(gate.question.environment);
  const { override } = decision;
  const from = facts.baseline === null ? '' : ` It ran ${facts.baseline.sha} before.`;
  const back = `${environment} went back to ${facts.candidate.sha} at ${inertMarkdown(sayTime(openedAt))}.${from}`;
  if (override === null) {
    const how = decision.gates.some((each) => each.skippedBecause === 'authorised-rollback')
      ? 'It was an authorised rollback, which skips every gate but `hold`.'
      : 'It was no authorised rollback, and passed the gates below like any release.';
    return [back, '', how];
  }
  const said = facts.overrides.find(({ user, reason }) => user === override.user && reason === override.reason);
  const when = said === undefined ? '' : ` at ${inertMarkdown(sayTime(Date.parse(said.at)))}`;
  return [
    `${inertMarkdown(override.user)} overrode the gates of ${environment} for ${facts.candidate.sha}${when}; it was let through at ${inertMarkdown(sayTime(openedAt))}. Given as the reason:`,
    '',
    `> ${inertMarkdown(plainLine(override.reason, 500))}`,
    ...(facts.direction === 'backward' ? ['', back] : []),
  ];
}

const MARKS = { met: '✅', pending: '⏳ not met:', failed: '⛔ refused:', skipped: '⏭️' } as const;

function sayGate({ name, status, lines }: ReturnType<typeof explain>['gates'][number]): readonly string[] {
  return lines.flatMap(({ text, details }, index) => [
    index === 0
      ? `- ${MARKS[status]} **${inertMarkdown(name)}**: ${inertMarkdown(text)}`
      : `  - ${inertMarkdown(text)}`,
    ...details.map((detail) => `  - ${inertMarkdown(detail)}`),
  ]);
}
