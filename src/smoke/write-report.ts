/** The report of a run from those of its checks. */
import type { Instant } from '../domain/instant.ts';
import type { SmokePlan } from './plan.ts';
import type { CheckReport, ReportReason, SmokeReport } from './report.ts';
import { type Verdict, worstOf } from './verdict.ts';

export interface RunFrame {
  readonly environment?: string | undefined;
  readonly sha?: string | undefined;
  readonly startedAt: Instant;
  readonly finishedAt: Instant;
  readonly isNetworkDown: boolean;
}

export function reportOf(plan: SmokePlan, frame: RunFrame, checks: readonly CheckReport[]): SmokeReport {
  const { verdict, reason } = frame.isNetworkDown
    ? { verdict: 'error' as const, reason: { code: 'runner-network' as const } }
    : conclude(checks);
  return {
    version: 1,
    verdict,
    reason,
    ...(frame.environment === undefined ? {} : { environment: frame.environment }),
    ...(frame.sha === undefined ? {} : { sha: frame.sha }),
    startedAt: frame.startedAt,
    finishedAt: frame.finishedAt,
    configDigest: plan.configDigest,
    checks,
  };
}

function conclude(checks: readonly CheckReport[]): { readonly verdict: Verdict; readonly reason: ReportReason | null } {
  const required = checks.filter((check) => check.severity === 'required');
  const verdict = worstOf(required.map((check) => check.verdict));
  if (verdict === 'pass') return { verdict, reason: null };
  const decisive = required.filter((check) => check.verdict === verdict);
  // What the deployment broke comes before what was broken already.
  const first = decisive.find(({ reason }) => reason?.code !== 'pre-existing') ?? decisive[0];
  const skipped = required.find((check) => check.verdict === 'skipped');
  return { verdict, reason: (first ?? skipped ?? checks[0])?.reason ?? null };
}
