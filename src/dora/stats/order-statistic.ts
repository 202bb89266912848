/** What a median is known to within, whatever the distribution: between two values of the sample itself. */
import type { Interval } from '../report.ts';

/** Below this no pair of values holds the median with 95 %: the smallest and the largest of five do with 93.75 %. */
const FEWEST_FOR_MEDIAN = 6;

/** The distribution-free interval of the median at 95 % or a little more. Null below {@link FEWEST_FOR_MEDIAN}. */
export function orderStatistic(sorted: ArrayLike<number>): Interval | null {
  const ranks = medianRanks(sorted.length);
  if (ranks === null) return null;
  const lower = sorted[ranks.lower - 1];
  const upper = sorted[ranks.upper - 1];
  return lower === undefined || upper === undefined ? null : { lower, upper, method: 'order-statistic' };
}

export interface Ranks {
  /** Counted from 1. */
  readonly lower: number;
  readonly upper: number;
  /** How often an interval between these ranks holds the median. */
  readonly coverage: number;
}

/**
 * The innermost pair of ranks with at most 2.5 % on either side. How many of `n` values lie below the median is
 * binomial with one half; its tail is summed exactly, relative to the middle term so that nothing overflows.
 */
export function medianRanks(n: number): Ranks | null {
  if (n < FEWEST_FOR_MEDIAN) return null;
  const { lowest, weights, total } = lowerHalf(n);
  let tail = 0;
  let rank = lowest;
  // `rank` values at most lie below the median with the probability that the tail up to it has.
  for (const weight of weights) {
    if (tail + weight > 0.025 * total) break;
    tail += weight;
    rank += 1;
  }
  return { lower: rank, upper: n + 1 - rank, coverage: 1 - (2 * tail) / total };
}

/** Further out a term no longer changes a sum of doubles. */
const NEGLIGIBLE = 1e-20;

/** Binomial coefficients from far out up to the middle, as shares of the middle one; and the sum of all of both sides. */
function lowerHalf(n: number) {
  const middle = Math.floor(n / 2);
  const weights: number[] = [];
  let weight = 1;
  let k = middle;
  while (k >= 0 && weight > NEGLIGIBLE) {
    weights.push(weight);
    weight *= k / (n - k + 1);
    k -= 1;
  }
  weights.reverse();
  const half = weights.reduce((sum, each) => sum + each, 0);
  // An even number has one middle term, an odd number two.
  return { lowest: k + 1, weights, total: n % 2 === 0 ? 2 * half - 1 : 2 * half };
}
