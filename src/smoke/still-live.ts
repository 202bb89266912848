/** Whether the version that was verified is still the one that answers, now that everything else was asked. */
import { ATTEMPTS_KEPT, type CheckEnd, endReport } from './check-report.ts';
import type { PlannedCheck, SmokePlan } from './plan.ts';
import type { CheckReport } from './report.ts';
import type { RunContext } from './run-context.ts';
import { resultOf, takeSample } from './sample.ts';
import { countSample, NO_SAMPLES, type Verdict } from './verdict.ts';
import { joinVersions, noVersions, seeVersions } from './versions-seen.ts';

/** Asks each version check once more, when the run would pass and other checks were asked since. */
export async function askVersionsAgain(
  plan: SmokePlan,
  reports: readonly CheckReport[],
  context: RunContext,
): Promise<readonly CheckReport[]> {
  const isAtStake = reports.every(({ severity, verdict }) => severity === 'advisory' || verdict === 'pass');
  const hasOthers = plan.checks.some(({ type }) => type !== 'version');
  if (!isAtStake || !hasOthers) return reports;
  return Promise.all(
    reports.map((report, index) => {
      const check = plan.checks[index];
      const isAsked = check?.type === 'version' && report.verdict === 'pass';
      return isAsked ? askAgain(check, report, context) : report;
    }),
  );
}

async function askAgain(check: PlannedCheck, before: CheckReport, context: RunContext): Promise<CheckReport> {
  const sample = await takeSample(check, context, false);
  const result = resultOf(sample, check.errorIs);
  if (result === 'pass') return before;
  const tally = result === null ? NO_SAMPLES : countSample(NO_SAMPLES, { result, wasAnswered: sample.wasAnswered });
  const attempts = [...sample.attempts];
  const state = { check, attempts, tally, versions: seeVersions(noVersions(), attempts) };
  const after = endReport(state, endOf(result, context));
  const report: CheckReport = {
    ...after,
    message: `it had passed, and was asked again at the end of the run: ${after.message}`,
    attempts: [...before.attempts, ...after.attempts].slice(-ATTEMPTS_KEPT),
    versions: joinVersions(before.versions ?? [], after.versions ?? []),
  };
  context.tell({ kind: 'check-ended', report });
  return report;
}

/** @param result null: it was cut before there was one. */
function endOf(result: Verdict | null, { ends }: RunContext): CheckEnd {
  if (result !== null) return { kind: 'judged', verdict: result };
  // It passed a moment ago, so that somebody answers is known; which version, is not.
  return ends.cancelled.aborted ? { kind: 'cancelled' } : { kind: 'deadline', verdict: 'inconclusive' };
}
