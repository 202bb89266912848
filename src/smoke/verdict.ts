/**
 * The verdict machine: samples in, a verdict out. Counts samples, not attempts: a sample is up to `retry.attempts`
 * attempts and has the result of the last one, so a blip that a retry got over is never a failure.
 */
import type { Limits } from './plan.ts';

export type Verdict = 'pass' | 'fail' | 'inconclusive' | 'error';
export type CheckVerdict = Verdict | 'skipped';

export interface Tally {
  readonly samples: number;
  readonly fails: number;
  readonly passesInARow: number;
  readonly errorsInARow: number;
  /** Samples in which somebody answered, whatever the answer was. */
  readonly answers: number;
  readonly last: Verdict | null;
}

export const NO_SAMPLES: Tally = { samples: 0, fails: 0, passesInARow: 0, errorsInARow: 0, answers: 0, last: null };

export function countSample(tally: Tally, sample: { result: Verdict; wasAnswered: boolean }): Tally {
  const { result } = sample;
  return {
    samples: tally.samples + 1,
    fails: tally.fails + (result === 'fail' ? 1 : 0),
    passesInARow: result === 'pass' ? tally.passesInARow + 1 : 0,
    errorsInARow: result === 'error' ? tally.errorsInARow + 1 : 0,
    answers: tally.answers + (sample.wasAnswered ? 1 : 0),
    last: result,
  };
}

/** During the warm-up only passes count; anything else ends their row, and is remembered as the last thing seen. */
export function countWarmUp(tally: Tally, sample: { result: Verdict; wasAnswered: boolean }): Tally {
  const passesInARow = sample.result === 'pass' ? tally.passesInARow + 1 : 0;
  return { ...NO_SAMPLES, passesInARow, answers: tally.answers + (sample.wasAnswered ? 1 : 0), last: sample.result };
}

/** The verdict so far, or null: another sample is needed. The rules stand in the order in which they win. */
export function judge(tally: Tally, limits: Limits): Verdict | null {
  if (tally.fails > limits.failureLimit) return 'fail';
  if (tally.errorsInARow > limits.consecutiveErrorLimit) return 'error';
  if (tally.passesInARow >= limits.passes) return 'pass';
  if (tally.samples < limits.samples) return null;
  return tally.last === 'error' ? 'error' : 'inconclusive';
}

/** The verdict of a check that the deadline cut short. What still failed then failed, though the warm-up was not over. */
export function judgeAtDeadline(tally: Tally): Verdict {
  if (tally.answers === 0) return 'error';
  return tally.fails > 0 || tally.last === 'fail' ? 'fail' : 'inconclusive';
}

const SEVERITY = ['pass', 'inconclusive', 'error', 'fail'] as const satisfies Verdict[];

/** The worst verdict of the required checks. None at all is an error: nothing was shown. */
export function worstOf(required: readonly CheckVerdict[]): Verdict {
  const judged = required.filter((verdict) => verdict !== 'skipped');
  const worst = SEVERITY[Math.max(...judged.map((verdict) => SEVERITY.indexOf(verdict)))] ?? 'error';
  // Where another check is the reason why one was skipped, that one says it all. Else one that was never asked has
  // shown nothing.
  return worst === 'pass' && judged.length < required.length ? 'error' : worst;
}
