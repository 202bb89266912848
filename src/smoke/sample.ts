/** One sample of a check: up to `retry.attempts` attempts, of which the last one counts. */
import { toInstant } from '../domain/instant.ts';
import { assess } from './assess/assess.ts';
import { isAmong } from './assess/assess-http.ts';
import type { Assessment } from './assess/assessment.ts';
import { type Measurement, measureLatency } from './latency/measure.ts';
import type { LatencyAsked, PlannedCheck, Retry } from './plan.ts';
import type { AttemptReport } from './report.ts';
import { getRequest, requestOf } from './request-of.ts';
import type { RunContext } from './run-context.ts';
import type { Verdict } from './verdict.ts';

export interface Attempt {
  readonly assessment: Assessment;
  readonly report: AttemptReport;
  readonly isOfWarmUp: boolean;
}

export interface Sample {
  /** Complete attempts, oldest first. */
  readonly attempts: readonly Attempt[];
  /** The run ended before the sample did. */
  readonly wasCut: boolean;
  /** Somebody answered, if only in the attempt that was cut. */
  readonly wasAnswered: boolean;
}

/** A poll of the warm-up is one attempt: what it misses is not counted anyway. */
export async function takeSample(check: PlannedCheck, context: RunContext, isOfWarmUp: boolean): Promise<Sample> {
  const { ports, ends } = context;
  const most = isOfWarmUp ? 1 : check.retry.attempts;
  const attempts: Attempt[] = [];
  const sampleWith = (wasCut: boolean, wasAnswered = false): Sample => ({
    attempts,
    wasCut,
    wasAnswered: wasAnswered || attempts.some(({ assessment }) => assessment.wasAnswered),
  });
  for (;;) {
    if (ends.any.aborted) return sampleWith(true);
    const at = toInstant(ports.now());
    const asked = await ask(check, context);
    if (asked.kind === 'cut') return sampleWith(true, asked.wasAnswered);
    const attempt = attemptOf(at, asked, isOfWarmUp);
    attempts.push(attempt);
    tellAttempt(check, attempt, { attempt: attempts.length, ofAttempts: most }, context);
    if (attempts.length >= most || !isWorthRetrying(attempt.assessment, check.retry)) return sampleWith(false);
    const wait = backoff(check.retry, attempts.length, attempt.assessment.retryAfterMs, ports.random());
    await ports.sleep(wait, ends.any);
  }
}

async function ask(check: PlannedCheck, context: RunContext): Promise<Measurement> {
  const { asks } = check;
  if (asks.type === 'latency') return askOften(check, asks, context);
  const { ports, ends, view } = context;
  const result = await ports.probe(requestOf(asks, check.timeoutMs), ends.any);
  // An attempt that the end of the run interrupted says nothing about the service.
  if (ends.any.aborted && result.kind !== 'answer') return { kind: 'cut', wasAnswered: false };
  return { kind: 'measured', assessment: assess(result, asks, check, view()), durationMs: result.durationMs };
}

function askOften(check: PlannedCheck, asks: LatencyAsked, context: RunContext): Promise<Measurement> {
  const { ports, ends, view, baseline } = context;
  const before = baseline?.checks.find(({ id, type }) => id === check.id && type === 'latency');
  return measureLatency(check, asks, {
    ask: (url) => ports.probe(getRequest(url, check.timeoutMs), ends.any),
    pause: () => (check.intervalMs === 0 ? Promise.resolve() : ports.sleep(check.intervalMs, ends.any)),
    isOver: () => ends.any.aborted,
    baseline: before?.latency,
    view,
  });
}

function attemptOf(at: AttemptReport['at'], asked: Measurement & { kind: 'measured' }, isOfWarmUp: boolean): Attempt {
  const { assessment, durationMs } = asked;
  const { verdict, code } = assessment;
  const reason = code === null ? null : { code };
  return { assessment, isOfWarmUp, report: { at, duration: Math.round(durationMs), verdict, reason } };
}

function tellAttempt(
  { id }: PlannedCheck,
  { assessment, isOfWarmUp }: Attempt,
  turn: { readonly attempt: number; readonly ofAttempts: number },
  { tell }: RunContext,
): void {
  const { verdict, message } = assessment;
  if (isOfWarmUp) tell({ kind: 'warm-up', id, message });
  else tell({ kind: 'attempt', id, verdict, message, ...turn });
}

function isWorthRetrying(assessment: Assessment, { on }: Retry): boolean {
  const { verdict, status, isFinal } = assessment;
  if (isFinal) return false;
  if (status !== undefined && isAmong(status, on.statuses)) return true;
  return verdict === 'error' ? on.errors : verdict === 'fail' && on.fails;
}

/** Exponential with full jitter. The other side may ask for more patience, up to the longest wait. */
export function backoff(retry: Retry, attempt: number, retryAfterMs: number | undefined, random: number): number {
  const ceiling = Math.min(retry.maxMs, retry.baseMs * retry.factor ** (attempt - 1));
  return Math.max(random * ceiling, Math.min(retryAfterMs ?? 0, retry.maxMs));
}

/** Nobody there after all retries is a failure where `error-is` says so; with retries left it is not known yet. */
export function resultOf(sample: Sample, errorIs: PlannedCheck['errorIs']): Verdict | null {
  const last = sample.attempts.at(-1)?.assessment;
  if (last === undefined) return null;
  if (last.verdict === 'error' && last.isMissing && errorIs === 'fail' && !sample.wasCut) return 'fail';
  return last.verdict;
}
