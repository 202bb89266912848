/** What a run does: the smoke file with every default written out and every duration in milliseconds. */
import type { SmokeCheck, SmokeFile } from './schema.ts';

export interface SmokePlan {
  readonly deadlineMs: number;
  /** SHA-256 of the file's value before names were put in. */
  readonly configDigest: string;
  readonly checks: readonly PlannedCheck[];
}

export interface PlannedCheck {
  readonly id: string;
  readonly type: 'http';
  readonly severity: 'required' | 'advisory';
  readonly url: string;
  readonly timeoutMs: number;
  readonly expects: HttpExpectation;
  readonly retry: Retry;
  readonly limits: Limits;
  /** Wait between the end of a sample and the next. */
  readonly intervalMs: number;
}

export interface HttpExpectation {
  readonly statuses: readonly StatusRange[];
  readonly bodyContains?: string | undefined;
  readonly latencyMs?: number | undefined;
}

/** Both ends included. */
export interface StatusRange {
  readonly from: number;
  readonly to: number;
}

export interface Retry {
  readonly attempts: number;
  readonly baseMs: number;
  readonly factor: number;
  readonly maxMs: number;
}

export interface Limits {
  /** Passes in a row that make the check pass. */
  readonly passes: number;
  /** Failed samples beyond this many make it fail. */
  readonly failureLimit: number;
  /** Errors in a row beyond this many make it an error. */
  readonly consecutiveErrorLimit: number;
  /** Samples taken at most. */
  readonly samples: number;
}

/** One pass is asked with one sample; a row of passes goes on until it is complete or a limit or the deadline ends it. */
const UNBOUNDED = Number.POSITIVE_INFINITY;
const CONSECUTIVE_ERROR_LIMIT = 4;
const INTERVAL_MS = 1000;

export function planOf(file: SmokeFile, configDigest: string): SmokePlan {
  return { deadlineMs: file.deadline, configDigest, checks: file.checks.map(planCheck) };
}

function planCheck(check: SmokeCheck): PlannedCheck {
  const { http, retry, passes } = check;
  const statuses = Array.isArray(http.status) ? http.status : [http.status];
  return {
    id: check.id,
    type: 'http',
    severity: check.severity,
    url: http.url,
    timeoutMs: check.timeout,
    expects: {
      statuses: statuses.map(toRange),
      ...(http.body === undefined ? {} : { bodyContains: http.body.contains }),
      ...(http.latency === undefined ? {} : { latencyMs: http.latency }),
    },
    retry: {
      attempts: retry.attempts,
      baseMs: retry.base,
      factor: retry.factor,
      maxMs: retry.max,
    },
    limits: {
      passes,
      failureLimit: 0,
      consecutiveErrorLimit: CONSECUTIVE_ERROR_LIMIT,
      samples: passes === 1 ? 1 : UNBOUNDED,
    },
    intervalMs: INTERVAL_MS,
  };
}

function toRange(status: number | string): StatusRange {
  const text = String(status);
  if (text.endsWith('xx')) return { from: Number(text[0]) * 100, to: Number(text[0]) * 100 + 99 };
  const [from, to] = text.split('-').map(Number);
  return { from: from ?? 0, to: to ?? from ?? 0 };
}
