/** A report without secrets. Made before any text of it goes anywhere, so that no sink has to think of it. */
import type { Redact } from '../../domain/redact.ts';
import type { SmokeProgress } from '../ports.ts';
import type { SmokeReport } from '../report.ts';

/** Words, instants and digests of ours: a secret that is one of them by chance must not break the document. */
const OURS: ReadonlySet<string> = new Set([
  'kind',
  'verdict',
  'code',
  'type',
  'severity',
  'at',
  'sha',
  'startedAt',
  'finishedAt',
  'configDigest',
]);

export function redactReport(report: SmokeReport, redact: Redact): SmokeReport {
  return redactIn(report, redact) as SmokeReport;
}

export function redactProgress(progress: SmokeProgress, redact: Redact): SmokeProgress {
  return redactIn(progress, redact) as SmokeProgress;
}

/** Every text under whatever key, so that a key which is added later is not forgotten. */
function redactIn(value: unknown, redact: Redact): unknown {
  if (typeof value === 'string') return redact(value);
  if (Array.isArray(value)) return value.map((item) => redactIn(item, redact));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, OURS.has(key) ? item : redactIn(item, redact)]),
  );
}
