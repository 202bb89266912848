/** The explanation of a decision for a terminal, for a check on GitHub and for the comment on a held gate. */
import type { Decision, GateResult } from '../domain/decision.ts';
import type { Facts } from '../domain/facts.ts';
import { plainLine } from '../domain/markdown.ts';
import { type ExplainedGate, explain } from './explanation.ts';
import type { PolicyInForce } from './gates/context.ts';
import { ICONS, inert, joinWithin, LONGEST_LINE, withOwnNumbers } from './markdown-lines.ts';

export { headline } from './headline.ts';
export { holdReport, sayLeftOut } from './hold-report.ts';

/** GitHub's limit for the summary of a check run. */
const LONGEST_SUMMARY = 65_535;

const MARKS: Readonly<Record<GateResult['status'], string>> = {
  met: 'ok',
  pending: 'wait',
  failed: 'NO',
  skipped: 'skip',
};

/** For a terminal: the first line says what to do. Ends without a line break. */
export function explainText(decision: Decision, facts: Facts, policies?: readonly PolicyInForce[]): string {
  const told = explain(decision, facts, policies);
  const lines = [
    told.headline,
    '',
    told.question,
    told.risk,
    ...told.riskReasons.map((line) => `  - ${line}`),
    ...told.gates.flatMap(gateAsText),
    ...told.notes,
    ...told.time,
    told.sources,
  ];
  return lines.map(printable).join('\n');
}

function gateAsText({ name, status, lines }: ExplainedGate): readonly string[] {
  const mark = `[${MARKS[status]}]`.padEnd(7);
  return lines.flatMap(({ text, details }, index) => [
    index === 0 ? `${mark}${name}: ${text}` : `       ${text}`,
    ...details.map((detail) => `         ${detail}`),
  ]);
}

/** One line without controls, its indentation kept. */
function printable(line: string): string {
  const indent = line.length - line.trimStart().length;
  return `${' '.repeat(indent)}${plainLine(line, LONGEST_LINE)}`;
}

export interface MarkdownExtras {
  /** Those that decided. */
  readonly policies?: readonly PolicyInForce[];
  /** Lines of plain text that are told as a list of their own, under their heading. */
  readonly more?: { readonly heading: string; readonly lines: readonly string[] } | undefined;
}

/**
 * For the summary of a check run: at most 65,535 characters, everything people wrote made inert.
 */
export function explainMarkdown(decision: Decision, facts: Facts, { policies, more }: MarkdownExtras = {}): string {
  const told = explain(decision, facts, policies);
  const head = [`**${inert(told.headline)}**`, '', `${inert(told.question)}. It has ${inert(told.risk)}.`];
  const time = [...told.notes, ...told.time].map((line) => `- ${inert(line)}`);
  const blocks = [
    ...head,
    ...(time.length === 0 ? [] : ['', ...time]),
    ...(told.gates.length === 0 ? [] : ['', '#### Gates', '', ...told.gates.flatMap(gateAsMarkdown)]),
    '',
    '#### Why this tier',
    '',
    ...told.riskReasons.map((line) => `- ${inert(line)}`),
    ...(more === undefined
      ? []
      : ['', `#### ${inert(more.heading)}`, '', ...more.lines.map((line) => `- ${inert(line)}`)]),
  ];
  const end = ['', `<sub>${inert(told.sources)}</sub>`];
  return withOwnNumbers(joinWithin(blocks, end, { limit: LONGEST_SUMMARY, left: '… more is left out here' }), facts);
}

function gateAsMarkdown({ name, status, lines }: ExplainedGate): readonly string[] {
  return lines.flatMap(({ text, details }, index) => [
    index === 0 ? `- ${ICONS[status]} **${inert(name)}**: ${inert(text)}` : `  - ${inert(text)}`,
    ...details.map((detail) => `  - ${inert(detail)}`),
  ]);
}
