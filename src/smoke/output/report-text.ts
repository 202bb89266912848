/** The report for people at a terminal. */
import type { CheckReport, SmokeReport } from '../report.ts';
import type { CheckVerdict } from '../verdict.ts';
import { countOf, headlineOf } from './headline.ts';
import { logLine } from './log-line.ts';

/** Colours a word by what it means; does nothing where there are no colours. */
export type Paint = (verdict: CheckVerdict | 'running' | 'waiting', text: string) => string;

/** A line for each check and one for the run. */
export function reportText(report: SmokeReport, paint: Paint): string {
  const widest = Math.max(0, ...report.checks.map(({ id }) => id.length));
  return [...report.checks.map((check) => lineOf(check, widest, paint)), headlineOf(report)].join('\n');
}

/** UTF-16 units of a message. */
const LONGEST = 1000;

/** As wide as the longest verdict. */
export const VERDICT_WIDTH = 'inconclusive'.length;

function lineOf(check: CheckReport, width: number, paint: Paint): string {
  const word = paint(check.verdict, check.verdict.padEnd(VERDICT_WIDTH));
  const marks = [
    check.severity === 'advisory' ? 'advisory' : '',
    check.flaky ? 'flaky' : '',
    check.reason?.code ?? '',
    countOf(check.attempts.length, 'attempt'),
  ].filter((mark) => mark !== '');
  return `${word}  ${logLine(check.id).padEnd(width)}  ${logLine(check.message, LONGEST)} (${marks.join(', ')})`;
}
