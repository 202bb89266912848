/** The requirement `alerts`: no open alert on the candidate is as severe as the gate says, or worse. */
import {
  ALERT_SEVERITIES,
  type AlertFact,
  type AlertSeverity,
  type AlertsFact,
  type AlertTool,
} from '../../domain/facts.ts';
import { plainLine } from '../../domain/markdown.ts';
import type { Requirements } from '../schema.ts';
import type { ActiveGate, Finding, ReleaseContext } from './context.ts';

type Asked = NonNullable<Requirements['alerts']>;

const TOOLS = ['code-scanning', 'dependabot'] as const satisfies readonly AlertTool[];

/** Of one tool, the worst first; the rest is counted. */
const MOST_TOLD = 5;

export function judgeAlerts(gates: readonly ActiveGate[], { facts }: ReleaseContext): ReadonlyMap<ActiveGate, Finding> {
  const findings = gates.flatMap((active) => {
    const { alerts } = active.gate.require;
    return alerts === undefined ? [] : [[active, judge(alerts, facts.alerts ?? [])] as const];
  });
  return new Map(findings);
}

function judge(asked: Asked, known: readonly AlertsFact[]): Finding {
  const wanted = TOOLS.flatMap((tool) => {
    const least = asked[tool];
    return least === undefined ? [] : [{ tool, least, told: known.filter((each) => each.tool === tool) }];
  });
  const open = wanted.flatMap(({ tool, least, told }) => openOf(tool, least, told) ?? []);
  if (open.length > 0) return { kind: 'alerts', status: 'pending', reason: { code: 'alerts-open', open } };
  const unknown = wanted.flatMap(({ tool, told }) => unknownOf(tool, told) ?? waitingOf(tool, told) ?? []);
  if (unknown.length > 0) return { kind: 'alerts', status: 'pending', reason: { code: 'alerts-unknown', unknown } };
  const tools = wanted.map(({ tool, least, told }) => {
    return { tool, least, ...(told.some(isOfAnyScanner) ? { isBaseUnknown: true } : {}) };
  });
  return { kind: 'alerts', status: 'met', reason: { code: 'no-alerts', tools } };
}

function openOf(tool: AlertTool, least: AlertSeverity, told: readonly AlertsFact[]) {
  const open = told
    .flatMap((each) => (each.kind === 'known' ? each.open : []))
    .filter(({ severity }) => rankOf(severity) >= rankOf(least))
    .toSorted(worstFirst);
  const [worst] = open;
  if (worst === undefined) return undefined;
  const numbers = [...new Set(open.map(({ number }) => number))];
  return { tool, least, worst: worst.severity, count: numbers.length, numbers: numbers.slice(0, MOST_TOLD) };
}

function worstFirst(one: AlertFact, other: AlertFact): number {
  return rankOf(other.severity) - rankOf(one.severity) || one.number - other.number;
}

function rankOf(severity: AlertSeverity): number {
  return ALERT_SEVERITIES.indexOf(severity);
}

/** Undefined: all that is told of the tool is what it found. */
function unknownOf(tool: AlertTool, told: readonly AlertsFact[]) {
  const unknown = told.find((each) => each.kind === 'unknown');
  if (unknown !== undefined) return { tool, because: unknown.because };
  return told.length === 0 ? { tool, because: 'not-read' } : undefined;
}

/** One scanner found nothing, and another one has not looked. */
function waitingOf(tool: AlertTool, told: readonly AlertsFact[]) {
  const missing = [...new Set(told.flatMap((each) => (each.kind === 'known' ? (each.missing ?? []) : [])))];
  return missing.length === 0 ? undefined : { tool, because: 'waiting', missing: missing.map(scannerName) };
}

/** Whoever uploads an analysis names it. */
function scannerName(name: string): string {
  return plainLine(name, 100);
}

function isOfAnyScanner(told: AlertsFact): boolean {
  return told.kind === 'known' && told.isBaseUnknown === true;
}
