/** Takes samples of one check until its verdict stands, or until it is cut short. */
import { endReport, isLackingBaseline } from './check-report.ts';
import type { CheckState } from './check-state.ts';
import type { PlannedCheck } from './plan.ts';
import type { CheckReport } from './report.ts';
import type { RunContext } from './run-context.ts';
import { resultOf, type Sample, takeSample } from './sample.ts';
import { countSample, countWarmUp, judge, judgeAtDeadline, NO_SAMPLES, type Verdict } from './verdict.ts';
import { hasExpected, judgeVersions, noVersions, seeVersions } from './versions-seen.ts';

/** @param warmUp aborts when the warm-up is over; undefined: this check has none. */
export async function runCheck(
  check: PlannedCheck,
  context: RunContext,
  warmUp?: AbortSignal | undefined,
): Promise<CheckReport> {
  const state: CheckState = { check, attempts: [], tally: NO_SAMPLES, versions: noVersions() };
  const { ports, ends } = context;
  for (;;) {
    const isOfWarmUp = warmUp?.aborted === false;
    const sample = await takeSample(check, context, isOfWarmUp);
    count(state, sample, isOfWarmUp);
    const isOverdue = warmUp !== undefined && !isOfWarmUp && isStillMissing(state);
    const verdict = isOverdue && !sample.wasCut ? 'fail' : verdictSoFar(state, sample);
    if (verdict !== null) return endReport(state, { kind: 'judged', verdict });
    if (!sample.wasCut && check.intervalMs > 0) await ports.sleep(check.intervalMs, ends.any);
    if (ends.any.aborted) return cutShort(state, context);
  }
}

function count(state: CheckState, sample: Sample, isOfWarmUp: boolean): void {
  const { check } = state;
  state.attempts.push(...sample.attempts);
  state.versions = seeVersions(state.versions, sample.attempts);
  const result = resultOf(sample, check.errorIs);
  if (result === null) {
    if (sample.wasAnswered) state.tally = { ...state.tally, answers: state.tally.answers + 1 };
    return;
  }
  const counted = { result, wasAnswered: sample.wasAnswered };
  state.tally = isOfWarmUp ? countWarmUp(state.tally, counted) : countSample(state.tally, counted);
}

function verdictSoFar({ check, tally, versions, attempts }: CheckState, sample: Sample): Verdict | null {
  const verdict = judge(tally, check.limits);
  // A sample that was cut has no last attempt: only what was lost before it stands.
  if (verdict === null || (sample.wasCut && verdict !== 'fail')) return null;
  if (isLackingBaseline(attempts)) return 'inconclusive';
  const isExhausted = verdict === 'inconclusive' && tally.samples >= check.limits.samples;
  return isExhausted ? judgeVersions(verdict, versions) : verdict;
}

/** A version that somebody answered with is on its way; one that nobody did has had its time. */
function isStillMissing({ check, tally, versions }: CheckState): boolean {
  return check.limits.isDueAfterWarmUp && tally.last === 'fail' && !hasExpected(versions);
}

function cutShort(state: CheckState, { ends }: RunContext): CheckReport {
  if (ends.cancelled.aborted) return endReport(state, { kind: 'cancelled' });
  if (!ends.deadline.aborted) return endReport(state, { kind: 'fail-fast' });
  const verdict = judgeVersions(judgeAtDeadline(state.tally), state.versions);
  return endReport(state, { kind: 'deadline', verdict });
}
