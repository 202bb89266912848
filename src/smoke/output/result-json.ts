/** The report as the value of an output, which a job limits. */
import type { SmokeReport } from '../report.ts';
import { reportJson } from './report-json.ts';

/** A job may hand on 1 MB of outputs, counted in UTF-16, and this is one of several. */
const MOST_CHARACTERS = 400_000;

/** What does not fit loses its details: first the measurements, then the attempts, then the messages. */
export function resultJson(report: SmokeReport, most = MOST_CHARACTERS): string {
  const shorter = [(whole: SmokeReport) => whole, withoutSamples, withoutAttempts, withoutMessages];
  let less = report;
  let text = '';
  for (const shorten of shorter) {
    less = shorten(less);
    text = reportJson(less);
    if (text.length <= most) break;
  }
  return text;
}

function withoutSamples(report: SmokeReport): SmokeReport {
  const checks = report.checks.map(({ latency, ...check }) => {
    if (latency === undefined) return check;
    const { samples: _left, ...figures } = latency;
    return { ...check, latency: figures };
  });
  return { ...report, checks };
}

function withoutAttempts(report: SmokeReport): SmokeReport {
  return { ...report, checks: report.checks.map((check) => ({ ...check, attempts: [] })) };
}

function withoutMessages(report: SmokeReport): SmokeReport {
  return { ...report, checks: report.checks.map((check) => ({ ...check, message: '' })) };
}
