/** What one attempt showed. */
import type { ReasonCode } from '../codes.ts';
import type { LatencyReport } from '../report.ts';
import type { Verdict } from '../verdict.ts';

export interface Assessment {
  readonly verdict: Verdict;
  readonly code: ReasonCode | null;
  readonly message: string;
  /** Somebody answered, whatever the answer was. */
  readonly wasAnswered: boolean;
  /** Nobody answered: what `error-is` may call a failure once the retries are used up. */
  readonly isMissing: boolean;
  /** Asking again cannot change it: no address becomes allowed, no body smaller. */
  readonly isFinal: boolean;
  /** Of the answer, where a status was asked for and is the reason. */
  readonly status?: number | undefined;
  readonly retryAfterMs?: number | undefined;
  readonly version?: SeenVersion | undefined;
  readonly latency?: LatencyReport | undefined;
  /** There was no baseline to compare with, and nothing else to judge by. */
  readonly lacksBaseline?: boolean | undefined;
}

export interface SeenVersion {
  readonly found: string;
  readonly isExpected: boolean;
}

/** How an assessment is made: what time it is, and how text of others is shown. */
export interface View {
  readonly nowMs: number;
  readonly show: Show;
}

/** Received text as it may stand in a message: without secrets, on one line, not long. */
export type Show = (text: string, max?: number) => string;

const ANSWERED = { wasAnswered: true, isMissing: false, isFinal: false } as const;

export function passed(message: string): Assessment {
  return { verdict: 'pass', code: null, message, ...ANSWERED };
}

export function failed(code: ReasonCode, message: string): Assessment {
  return { verdict: 'fail', code, message, ...ANSWERED };
}

/** An answer came, and it cannot be judged. */
export function unjudged(code: ReasonCode, message: string): Assessment {
  return { verdict: 'error', code, message, ...ANSWERED };
}

export function undecided(code: ReasonCode, message: string): Assessment {
  return { verdict: 'inconclusive', code, message, ...ANSWERED };
}
