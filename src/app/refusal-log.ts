/** Logs refused requests so that a flood of them does not become a flood of lines. */
import type { Answer } from './ingress-answer.ts';
import type { Log } from './log.ts';

export interface Refusal {
  readonly reason: Answer | 'aborted';
  readonly requestId: string;
  /** What the request declared; null when it declared none. */
  readonly size: number | null;
  /** Only a name of our list. */
  readonly event: string | null;
}

interface Tally {
  count: number;
  bytes: number;
}

/** The first refusal of a reason is logged at once; the ones that follow within `everyMs` become one line. */
export function createRefusalLog(log: Pick<Log, 'warn'>, everyMs: number): (refusal: Refusal) => void {
  const tallies = new Map<Refusal['reason'], Tally>();

  function summarize(reason: Refusal['reason']): void {
    const tally = tallies.get(reason);
    tallies.delete(reason);
    if (!tally || tally.count === 0) return;
    log.warn({ reason, count: tally.count, bytes: tally.bytes, seconds: everyMs / 1000 }, 'webhook requests refused');
    open(reason);
  }

  function open(reason: Refusal['reason']): void {
    tallies.set(reason, { count: 0, bytes: 0 });
    setTimeout(() => summarize(reason), everyMs).unref();
  }

  return (refusal) => {
    const tally = tallies.get(refusal.reason);
    if (tally) {
      tally.count += 1;
      tally.bytes += refusal.size ?? 0;
      return;
    }
    open(refusal.reason);
    log.warn(refusal, 'webhook request refused');
  };
}
