/** `smoke-report.json` (contract, section 7). */
import type { Instant } from '../domain/instant.ts';
import type { ReasonCode } from './assess.ts';
import type { PlannedCheck, SmokePlan } from './plan.ts';
import { type CheckVerdict, type Verdict, worstOf } from './verdict.ts';

export interface SmokeReport {
  readonly version: 1;
  readonly verdict: Verdict;
  /** Of the first required check that has the run's verdict; null when the run passed. */
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
  readonly type: PlannedCheck['type'];
  readonly severity: PlannedCheck['severity'];
  readonly verdict: CheckVerdict;
  /** It passed, and not at the first attempt. */
  readonly flaky: boolean;
  readonly reason: ReportReason | null;
  readonly message: string;
  /** The newest ten. */
  readonly attempts: readonly AttemptReport[];
}

export interface AttemptReport {
  readonly at: Instant;
  /** Milliseconds. */
  readonly duration: number;
  readonly verdict: 'pass' | 'fail' | 'error';
  readonly reason: ReportReason | null;
}

export interface RunFrame {
  readonly environment?: string | undefined;
  readonly sha?: string | undefined;
  readonly startedAt: Instant;
  readonly finishedAt: Instant;
}

export function reportOf(plan: SmokePlan, frame: RunFrame, checks: readonly CheckReport[]): SmokeReport {
  const required = checks.filter((check) => check.severity === 'required');
  const verdict = worstOf(required.map((check) => check.verdict));
  const decisive = verdict === 'pass' ? undefined : required.find((check) => check.verdict === verdict);
  return {
    version: 1,
    verdict,
    reason: decisive?.reason ?? null,
    ...(frame.environment === undefined ? {} : { environment: frame.environment }),
    ...(frame.sha === undefined ? {} : { sha: frame.sha }),
    startedAt: frame.startedAt,
    finishedAt: frame.finishedAt,
    configDigest: plan.configDigest,
    checks,
  };
}
