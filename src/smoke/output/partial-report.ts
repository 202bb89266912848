/** The report of a run that is not finished, kept up to date so that it is there when the run is killed. */
import type { Instant } from '../../domain/instant.ts';
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

function unfinished({ id, type, severity }: SmokePlan['checks'][number]): CheckReport {
  const message = 'the run was ended before this check was';
  return { id, type, severity, verdict: 'error', flaky: false, reason: { code: 'cancelled' }, message, attempts: [] };
}

/** The checks that have ended so far, the newest last. */
export function endedWith(ended: readonly CheckReport[], progress: SmokeProgress): readonly CheckReport[] {
  return progress.kind === 'check-ended' ? [...ended, progress.report] : ended;
}
