/** One attempt: what came back, held against what was expected. */
import type { HttpExpectation } from './plan.ts';

/** What a probe brings home. Durations in milliseconds, from a clock that never jumps. */
export type ProbeResult =
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly body: string;
      readonly durationMs: number;
      /** What the answer's `Retry-After` asks for. */
      readonly retryAfterMs?: number | undefined;
    }
  | { readonly kind: 'missing'; readonly code: MissingCode; readonly message: string; readonly durationMs: number }
  | { readonly kind: 'unusable'; readonly code: UnusableCode; readonly message: string; readonly durationMs: number };

/** Nobody answered. For a service that was just deployed this counts as a failure. */
export type MissingCode = 'timeout' | 'tls' | 'connection-refused' | 'connection-reset' | 'dns';

/** There is no answer that could be judged, and the service is not to blame: never more than an error. */
export type UnusableCode = 'body-too-large' | 'blocked-address' | 'downgrade' | 'too-many-redirects' | 'body';

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
