/**
 * The Mann-Whitney U test as Kayenta uses it for canaries: a confidence interval of how much slower the new samples are
 * (normal approximation with ties, Hodges and Lehmann's estimate). No distribution is assumed.
 */
import type { Measured } from './percentiles.ts';

export interface Shift {
  /** Median of all differences between a new and an old sample. */
  readonly estimate: number;
  /** Ends of the confidence interval of that shift. */
  readonly lower: number;
  readonly upper: number;
}

/** @param confidence of the two-sided interval, above 0 and below 1. Both lists have finite values, at least one. */
export function shiftBetween(before: Measured, now: Measured, confidence: number): Shift {
  const differences = new Float64Array(before.length * now.length);
  let index = 0;
  for (const one of now) for (const other of before) differences[index++] = one - other;
  differences.sort();
  const mean = differences.length / 2;
  const spread = quantile((1 + confidence) / 2) * Math.sqrt(varianceOfU(before, now));
  const low = clamp(Math.floor(mean - spread) - 1, differences.length);
  const high = clamp(Math.ceil(mean + spread), differences.length);
  return {
    estimate: median(differences),
    lower: differences[low] ?? 0,
    upper: differences[high] ?? 0,
  };
}

/** Smaller with ties: equal values have no order. Zero when all values are one. */
function varianceOfU(before: Measured, now: Measured): number {
  const [m, n] = [before.length, now.length];
  const all = m + n;
  const counts = new Map<number, number>();
  for (const value of [...before, ...now]) counts.set(value, (counts.get(value) ?? 0) + 1);
  let ties = 0;
  for (const count of counts.values()) ties += count ** 3 - count;
  return all < 2 ? 0 : ((m * n) / 12) * (all + 1 - ties / (all * (all - 1)));
}

function clamp(index: number, length: number): number {
  return Math.min(Math.max(index, 0), length - 1);
}

function median(sorted: Float64Array): number {
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
}

/** Of the standard normal distribution, by bisection over {@link below}: precise to 1e-9, which ranks do not need. */
export function quantile(probability: number): number {
  let [low, high] = [-9, 9];
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (below(middle) < probability) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** Standard normal distribution function by its series about zero. */
function below(z: number): number {
  let term = z;
  let sum = z;
  for (let k = 1; k < 400 && Math.abs(term) > 1e-16; k++) {
    term *= (z * z) / (2 * k + 1);
    sum += term;
  }
  const density = Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
  return Math.min(Math.max(0.5 + sum * density, 0), 1);
}
