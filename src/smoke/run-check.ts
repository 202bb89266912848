/** Takes samples of one check until its verdict stands, or until it is cut short. */
import { type EpochMs, toInstant } from '../domain/instant.ts';
import type { ProbeResult } from '../domain/probe.ts';
import { type Assessment, assess, type ReasonCode } from './assess.ts';
import type { PlannedCheck, Retry } from './plan.ts';
import type { AttemptReport, CheckReport } from './report.ts';
import {
  type CheckVerdict,
  countSample,
  judge,
  judgeAtDeadline,
  NO_SAMPLES,
  type SampleResult,
  type Tally,
} from './verdict.ts';

/** What a run needs from the world. */
export interface SmokePorts {
  readonly probe: (request: ProbeRequest, signal: AbortSignal) => Promise<ProbeResult>;
  readonly now: () => EpochMs;
  /** Resolves after `ms` milliseconds, or at once when the signal aborts. Never rejects. */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  /** From 0 to below 1: retries of many runners must not come at one instant. */
  readonly random: () => number;
  readonly signalAfter: (ms: number) => AbortSignal;
}

export interface ProbeRequest {
  readonly url: string;
  readonly timeoutMs: number;
}

/** `deadline` ends the run; `failFast` ends what is left after a required check failed. */
export interface Ends {
  readonly deadline: AbortSignal;
  readonly failFast: AbortSignal;
  /** Either of them. */
  readonly any: AbortSignal;
}

interface Sample {
  /** Complete attempts, oldest first. */
  readonly attempts: readonly Attempt[];
  readonly wasCut: boolean;
}

interface Attempt {
  readonly assessment: Assessment;
  readonly wasAnswered: boolean;
  readonly report: AttemptReport;
}

/** More are not kept: a check that polls for minutes would bury what matters. */
const ATTEMPTS_KEPT = 10;

export async function runCheck(check: PlannedCheck, ports: SmokePorts, ends: Ends): Promise<CheckReport> {
  const attempts: Attempt[] = [];
  let tally = NO_SAMPLES;
  for (;;) {
    const sample = await takeSample(check, ports, ends.any);
    attempts.push(...sample.attempts);
    tally = count(tally, sample);
    const verdict = judge(tally, check.limits);
    if (verdict !== null && !(sample.wasCut && verdict !== 'fail')) return report(check, verdict, attempts);
    if (!sample.wasCut) await ports.sleep(check.intervalMs, ends.any);
    if (ends.any.aborted) return reportCut(check, tally, attempts, ends);
  }
}

async function takeSample(check: PlannedCheck, ports: SmokePorts, signal: AbortSignal): Promise<Sample> {
  const attempts: Attempt[] = [];
  for (;;) {
    if (signal.aborted) return { attempts, wasCut: true };
    const at = ports.now();
    const result = await ports.probe({ url: check.url, timeoutMs: check.timeoutMs }, signal);
    // An attempt that the end of the run interrupted says nothing about the service.
    if (signal.aborted && result.kind !== 'answer') return { attempts, wasCut: true };
    const attempt = attemptOf(at, result, check);
    attempts.push(attempt);
    if (!attempt.assessment.isWorthRetrying || attempts.length >= check.retry.attempts)
      return { attempts, wasCut: false };
    await ports.sleep(backoff(check.retry, attempts.length, attempt.assessment.retryAfterMs, ports.random()), signal);
  }
}

function attemptOf(at: EpochMs, result: ProbeResult, check: PlannedCheck): Attempt {
  const assessment = assess(result, check.expects);
  const { verdict, code } = assessment;
  const duration = Math.round(result.durationMs);
  return {
    assessment,
    wasAnswered: result.kind === 'answer',
    report: { at: toInstant(at), duration, verdict, reason: code === null ? null : { code } },
  };
}

/** Exponential with full jitter. The other side may ask for more patience, up to the longest wait. */
export function backoff(retry: Retry, attempt: number, retryAfterMs: number | undefined, random: number): number {
  const ceiling = Math.min(retry.maxMs, retry.baseMs * retry.factor ** (attempt - 1));
  return Math.max(random * ceiling, Math.min(retryAfterMs ?? 0, retry.maxMs));
}

function count(tally: Tally, sample: Sample): Tally {
  const last = sample.attempts.at(-1);
  if (last === undefined) return tally;
  return countSample(tally, {
    result: resultOf(last.assessment, sample.wasCut),
    wasAnswered: sample.attempts.some((attempt) => attempt.wasAnswered),
  });
}

function resultOf(assessment: Assessment, wasCut: boolean): SampleResult {
  // Nobody there after all retries is a failure of the service; with retries left it is not known yet.
  if (assessment.verdict === 'error') return assessment.countsAsFailure && !wasCut ? 'fail' : 'error';
  return assessment.verdict;
}

function report(check: PlannedCheck, verdict: CheckVerdict, attempts: readonly Attempt[]): CheckReport {
  const last = attempts.at(-1)?.assessment;
  const passed = verdict === 'pass';
  const flaky = passed && attempts.some((attempt) => attempt.assessment.verdict !== 'pass');
  return reportWith(check, verdict, {
    attempts,
    flaky,
    code: passed ? null : (last?.code ?? null),
    message: last?.message ?? '',
  });
}

function reportCut(check: PlannedCheck, tally: Tally, attempts: readonly Attempt[], ends: Ends): CheckReport {
  if (!ends.deadline.aborted) {
    const message = 'not finished, because a required check had failed';
    return reportWith(check, 'skipped', { attempts, flaky: false, code: 'fail-fast', message });
  }
  const last = attempts.at(-1)?.assessment;
  const seen = last === undefined ? 'no attempt had finished' : `last seen: ${last.message}`;
  const verdict = judgeAtDeadline(tally);
  const code = verdict === 'fail' ? (last?.code ?? 'timeout') : 'timeout';
  return reportWith(check, verdict, {
    attempts,
    flaky: false,
    code,
    message: `the deadline of the run came first; ${seen}`,
  });
}

function reportWith(
  check: PlannedCheck,
  verdict: CheckVerdict,
  end: { attempts: readonly Attempt[]; flaky: boolean; code: ReasonCode | null; message: string },
): CheckReport {
  return {
    id: check.id,
    type: check.type,
    severity: check.severity,
    verdict,
    flaky: end.flaky,
    reason: end.code === null ? null : { code: end.code },
    message: end.message,
    attempts: end.attempts.slice(-ATTEMPTS_KEPT).map((attempt) => attempt.report),
  };
}
