/** One attempt: what came back, held against what was expected. */
import type { MissingCode, ProbeResult, UnusableCode } from '../domain/probe.ts';
import type { HttpExpectation } from './plan.ts';

export type AssertionCode = 'status' | 'body' | 'latency';

export type ReasonCode = MissingCode | UnusableCode | AssertionCode | 'fail-fast';

export interface Assessment {
  readonly verdict: 'pass' | 'fail' | 'error';
  readonly code: ReasonCode | null;
  readonly message: string;
  readonly isWorthRetrying: boolean;
  /** Whether this error stands for a failure once the retries are used up. */
  readonly countsAsFailure: boolean;
  readonly retryAfterMs?: number | undefined;
}

export function assess(result: ProbeResult, expects: HttpExpectation): Assessment {
  if (result.kind === 'answer') return assessAnswer(result, expects);
  const isMissing = result.kind === 'missing';
  return {
    verdict: 'error',
    code: result.code,
    message: result.message,
    // Asking again does not make an address allowed or a body smaller.
    isWorthRetrying: isMissing,
    countsAsFailure: isMissing,
  };
}

function assessAnswer(answer: Extract<ProbeResult, { kind: 'answer' }>, expects: HttpExpectation): Assessment {
  const { status, durationMs } = answer;
  if (!expects.statuses.some(({ from, to }) => status >= from && status <= to)) {
    const wanted = expects.statuses.map(({ from, to }) => (from === to ? `${from}` : `${from}-${to}`)).join(', ');
    return {
      ...failure('status', `expected status ${wanted}, but found ${status}`),
      isWorthRetrying: status >= 500 || status === 429,
      retryAfterMs: answer.retryAfterMs,
    };
  }
  if (expects.bodyContains !== undefined && !answer.body.includes(expects.bodyContains)) {
    return failure('body', `expected the body to contain ${JSON.stringify(expects.bodyContains)}, but it does not`);
  }
  if (expects.latencyMs !== undefined && durationMs > expects.latencyMs) {
    return failure(
      'latency',
      `expected an answer within ${expects.latencyMs} ms, but it took ${Math.ceil(durationMs)} ms`,
    );
  }
  const message = `status ${status} in ${Math.round(durationMs)} ms`;
  return { verdict: 'pass', code: null, message, isWorthRetrying: false, countsAsFailure: false };
}

function failure(code: AssertionCode, message: string): Assessment {
  return { verdict: 'fail', code, message, isWorthRetrying: false, countsAsFailure: true };
}
