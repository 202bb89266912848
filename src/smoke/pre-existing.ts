/** What failed before the deployment, too, was not broken by it. */
import type { CheckReport, SmokeReport } from './report.ts';

/**
 * The verdict stays `fail`, so that nothing is promoted; the reason says that a rollback would not help. A version
 * check is never excused: before a deployment the new version is not there, by its nature.
 */
export function withBaseline(report: CheckReport, baseline: SmokeReport | undefined): CheckReport {
  if (report.verdict !== 'fail' || report.type === 'version') return report;
  const before = baseline?.checks.find(({ id, type }) => id === report.id && type === report.type);
  if (before?.verdict !== 'fail') return report;
  const was = before.reason === null ? '' : ` (${before.reason.code})`;
  const now = report.reason === null ? '' : ` (${report.reason.code})`;
  const message = `failed before the deployment, too${was}; now${now}: ${report.message}`;
  return { ...report, reason: { code: 'pre-existing' }, message };
}
