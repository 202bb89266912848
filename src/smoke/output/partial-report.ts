/** The report of a run that is not finished, kept up to date so that it is there when the run is killed. */
import type { Instant } from '../../domain/instant.ts';
import { CANCELLED } from '../check-report.ts';
import type { SmokePlan } from '../plan.ts';
import type { SmokeProgress, SmokeSubject } from '../ports.ts';
import type { CheckReport, SmokeReport } from '../report.ts';

/** What would be known if the run ended here: an error, whatever has passed so far. */
export function partialReport(
  plan: SmokePlan,
  subject: SmokeSubject,
  startedAt: Instant,
  ended: readonly CheckReport[],
  at: Instant,
): SmokeReport {
  const reports = new Map(ended.map((report) => [report.id, report]));
  return {
    version: 1,
    verdict: 'error',
    reason: { code: 'cancelled' },
    ...(subject.environment === undefined ? {} : { environment: subject.environment }),
    ...(subject.sha === undefined ? {} : { sha: subject.sha }),
    startedAt,
    finishedAt: at,
    configDigest: plan.configDigest,
    checks: plan.checks.map((check) => reports.get(check.id) ?? unfinished(check)),
  };
}

/** A run that was ended early has shown nothing, whatever had passed by then. */
export function cancelledReport(report: SmokeReport): SmokeReport {
  return { ...report, verdict: 'error', reason: { code: 'cancelled' } };
}

function unfinished({ id, type, severity }: SmokePlan['checks'][number]): CheckReport {
  const reason = { code: 'cancelled' } as const;
  return { id, type, severity, verdict: 'error', flaky: false, reason, message: CANCELLED, attempts: [] };
}

/** The checks that have ended so far, the newest last. */
export function endedWith(ended: readonly CheckReport[], progress: SmokeProgress): readonly CheckReport[] {
  return progress.kind === 'check-ended' ? [...ended, progress.report] : ended;
}
