/** The report of one check: its verdict, why, and what was seen. */
import type { CheckState } from './check-state.ts';
import type { ReasonCode } from './codes.ts';
import type { PlannedCheck } from './plan.ts';
import type { CheckReport } from './report.ts';
import type { Attempt } from './sample.ts';
import type { CheckVerdict, Verdict } from './verdict.ts';
import { isMixed, isOnlyOthers, sayShares, versionReports } from './versions-seen.ts';

/** How a check came to its end. */
export type CheckEnd =
  | { readonly kind: 'judged'; readonly verdict: Verdict }
  | { readonly kind: 'deadline'; readonly verdict: Verdict }
  | { readonly kind: 'fail-fast' }
  | { readonly kind: 'cancelled' };

/** More are not kept: a check that polls for minutes would bury what matters. */
export const ATTEMPTS_KEPT = 10;

/** What is said of a check that was cut off with its run. */
export const CANCELLED = 'not finished: the run was cancelled';

export function endReport(state: CheckState, end: CheckEnd): CheckReport {
  switch (end.kind) {
    case 'judged':
      return end.verdict === 'pass' ? passReport(state) : lostReport(state, end.verdict);
    case 'deadline':
      return deadlineReport(state, end.verdict);
    case 'fail-fast': {
      const message = 'not finished, because a required check had failed';
      return reportWith(state, { verdict: 'skipped', code: 'fail-fast', message });
    }
    case 'cancelled':
      return reportWith(state, { verdict: 'error', code: 'cancelled', message: CANCELLED });
  }
}

/** Of a check that was never asked. */
export function skipReport(check: PlannedCheck, code: 'fail-fast' | 'dependency', message: string): CheckReport {
  const { id, type, severity } = check;
  return { id, type, severity, verdict: 'skipped', flaky: false, reason: { code }, message, attempts: [] };
}

/** It has nothing to judge by but a baseline, and there is none: no verdict of the run hangs on it. */
export function isLackingBaseline(attempts: readonly Attempt[]): boolean {
  return attempts.at(-1)?.assessment.lacksBaseline === true;
}

function passReport(state: CheckState): CheckReport {
  const counted = state.attempts.filter((attempt) => !attempt.isOfWarmUp);
  const missed = counted.filter(({ assessment }) => assessment.verdict !== 'pass');
  const last = state.attempts.at(-1)?.assessment.message ?? '';
  const first = missed[0]?.assessment.message;
  const before =
    first === undefined ? '' : `; flaky: ${missed.length} of ${counted.length} attempts did not pass (${first})`;
  return reportWith(state, { verdict: 'pass', code: null, message: `${last}${before}`, flaky: missed.length > 0 });
}

function lostReport(state: CheckState, verdict: Verdict): CheckReport {
  const { attempts, versions, tally, check } = state;
  const last = attempts.at(-1)?.assessment;
  const { code = null } = newestMiss(attempts) ?? {};
  if (verdict !== 'inconclusive' || last?.verdict === 'inconclusive') {
    return reportWith(state, { verdict, code, message: withShares(last?.message ?? '', state) });
  }
  const wanted = `${tally.samples} samples did not have ${check.limits.passes} passes in a row`;
  const message = withShares(`${wanted}; last seen: ${last?.message ?? 'nothing'}`, state);
  return reportWith(state, { verdict, code: isMixed(versions) ? 'version-mismatch' : code, message });
}

function deadlineReport(state: CheckState, verdict: Verdict): CheckReport {
  const { attempts, versions } = state;
  const last = attempts.at(-1)?.assessment;
  const seen = last === undefined ? 'no attempt had finished' : `last seen: ${last.message}`;
  const isOfVersions = isMixed(versions) || isOnlyOthers(versions);
  const failing: ReasonCode = verdict === 'fail' ? (newestMiss(attempts)?.code ?? 'timeout') : 'timeout';
  const message = withShares(`the deadline of the run came first; ${seen}`, state);
  return reportWith(state, { verdict, code: isOfVersions ? 'version-mismatch' : failing, message });
}

function newestMiss(attempts: readonly Attempt[]): { readonly code: ReasonCode | null } | undefined {
  return attempts.findLast(({ assessment }) => assessment.verdict !== 'pass')?.assessment;
}

function withShares(message: string, { versions }: CheckState): string {
  return isMixed(versions) ? `${message}; versions that answered: ${sayShares(versions)}` : message;
}

interface Outcome {
  readonly verdict: CheckVerdict;
  readonly code: ReasonCode | null;
  readonly message: string;
  readonly flaky?: boolean;
}

function reportWith(state: CheckState, { verdict, code, message, flaky = false }: Outcome): CheckReport {
  const { check, attempts } = state;
  return {
    id: check.id,
    type: check.type,
    severity: isLackingBaseline(attempts) ? 'advisory' : check.severity,
    verdict,
    flaky,
    reason: code === null ? null : { code },
    message,
    attempts: attempts.slice(-ATTEMPTS_KEPT).map((attempt) => attempt.report),
    ...measuredIn(state),
  };
}

function measuredIn({ check: { asks }, attempts, versions }: CheckState): Pick<CheckReport, 'latency' | 'versions'> {
  if (asks.type === 'version') return { versions: versionReports(versions, asks.expect) };
  const latency = attempts.findLast(({ assessment }) => assessment.latency !== undefined)?.assessment.latency;
  return latency === undefined ? {} : { latency };
}
