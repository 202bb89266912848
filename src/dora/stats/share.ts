/** Intervals of rates, and of the difference of two. Score intervals: right at 0 of n and for samples of five. */
import type { Interval } from '../report.ts';

/** `x` of `n`. */
export interface Share {
  readonly x: number;
  readonly n: number;
}

/** The 97.5 % quantile of the standard normal distribution. */
export const Z = 1.959963984540054;

/** Wilson's score interval at 95 %, without continuity correction. Null for an empty sample. */
export function wilson(x: number, n: number): Interval | null {
  if (n <= 0) return null;
  const rate = x / n;
  const square = Z * Z;
  const centre = rate + square / (2 * n);
  const reach = Z * Math.sqrt((rate * (1 - rate)) / n + square / (4 * n * n));
  const scale = 1 + square / n;
  return {
    // At the two ends the formula is exactly 0 and 1; arithmetic would leave a remainder of 1e-17.
    lower: x <= 0 ? 0 : Math.max(0, (centre - reach) / scale),
    upper: x >= n ? 1 : Math.min(1, (centre + reach) / scale),
    method: 'wilson',
  };
}

/**
 * The difference `one` minus `other` at 95 %: Newcombe's hybrid score interval (1998, method 10). Null when one of the
 * samples is empty.
 */
export function newcombe(one: Share, other: Share): Interval | null {
  const first = wilson(one.x, one.n);
  const second = wilson(other.x, other.n);
  if (first === null || second === null) return null;
  const rate = one.x / one.n;
  const otherRate = other.x / other.n;
  const difference = rate - otherRate;
  return {
    lower: Math.max(-1, difference - Math.hypot(rate - first.lower, second.upper - otherRate)),
    upper: Math.min(1, difference + Math.hypot(first.upper - rate, otherRate - second.lower)),
    method: 'newcombe',
  };
}
