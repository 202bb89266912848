/** A report in one line, and what every form of it says in the same words. */
import type { CheckReport, SmokeReport } from '../report.ts';
import { logLine } from './log-line.ts';

/** `Smoke: fail, check home: expected status 200, but found 503`. One line of plain text. */
export function headlineOf(report: SmokeReport): string {
  const { verdict, checks } = report;
  if (verdict === 'pass') {
    const flaky = checks.filter((check) => check.flaky).length;
    return `Smoke: pass, ${countOf(checks.length, 'check')}${flaky > 0 ? `, ${flaky} only after a retry` : ''}.`;
  }
  return logLine(`Smoke: ${verdict}${why(report)}`, LONGEST);
}

/** UTF-16 units; GitHub cuts what is shown of an error at about this, and nobody reads more. */
const LONGEST = 1000;

function why({ verdict, reason, checks }: SmokeReport): string {
  if (reason?.code === 'cancelled') return ', because the run was ended before it was finished';
  const decisive =
    checks.find((check) => check.severity === 'required' && check.verdict === verdict) ??
    checks.find((check) => check.severity === 'required' && check.verdict !== 'pass');
  if (decisive !== undefined) return `, check ${decisive.id}: ${decisive.message}`;
  return reason === null ? '' : `, ${reason.code}`;
}

/** `fail (advisory)`, `pass (flaky)`. */
export function verdictOf(check: Pick<CheckReport, 'verdict' | 'severity' | 'flaky'>): string {
  const marks = [check.flaky ? 'flaky' : '', check.severity === 'advisory' ? 'advisory' : ''].filter(Boolean);
  return marks.length === 0 ? check.verdict : `${check.verdict} (${marks.join(', ')})`;
}

export function countOf(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}

/** Empty where the check measured none; an answer that never came takes longer than any. */
export function p95Of({ latency }: CheckReport): string {
  if (latency === undefined) return '';
  return latency.p95 === null ? 'no answer' : `${Math.round(latency.p95)} ms`;
}
