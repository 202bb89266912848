/** `smoke-report.json` (contract, section 7). */
import type { Instant } from '../domain/instant.ts';
import type { ReasonCode } from './codes.ts';
import type { CheckType } from './plan.ts';
import type { CheckVerdict, Verdict } from './verdict.ts';

export interface SmokeReport {
  readonly version: 1;
  readonly verdict: Verdict;
  /**
   * Of the first required check that has the run's verdict; null when the run passed. `pre-existing` only when every
   * required check that failed had failed before the deployment, too.
   */
  readonly reason: ReportReason | null;
  readonly environment?: string | undefined;
  readonly sha?: string | undefined;
  readonly startedAt: Instant;
  readonly finishedAt: Instant;
  readonly configDigest: string;
  readonly checks: readonly CheckReport[];
}

export interface ReportReason {
  readonly code: ReasonCode;
}

export interface CheckReport {
  readonly id: string;
  readonly type: CheckType;
  readonly severity: 'required' | 'advisory';
  readonly verdict: CheckVerdict;
  /** It passed, and after the warm-up not at the first attempt. */
  readonly flaky: boolean;
  readonly reason: ReportReason | null;
  readonly message: string;
  /** The newest ten. */
  readonly attempts: readonly AttemptReport[];
  readonly latency?: LatencyReport | undefined;
  /** Of a `version` check: who answered, the expected version first, then the others as they were first seen. */
  readonly versions?: readonly VersionReport[] | undefined;
}

export interface VersionReport {
  /** As it was answered; cut after 64 characters. */
  readonly version: string;
  /** How often it answered. */
  readonly answers: number;
  /** It is the one that the check waits for. */
  readonly expected: boolean;
  /** How many attempts in a row it answered up to the last one; 0 for all but the newest. */
  readonly lastInARow: number;
}

export interface AttemptReport {
  readonly at: Instant;
  /** Milliseconds, from a clock that never jumps. */
  readonly duration: number;
  readonly verdict: Verdict;
  readonly reason: ReportReason | null;
}

/** Milliseconds; null stands for a request that was not answered in time. */
export interface LatencyReport {
  readonly n: number;
  readonly p50: number | null;
  readonly p95: number | null;
  readonly p99: number | null;
  readonly max: number | null;
  /** What was measured, in the order in which it was, for a later run to be compared with. */
  readonly samples?: readonly (number | null)[] | undefined;
}
