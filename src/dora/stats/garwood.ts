/** The exact interval of a frequency: what a count of events says about how often they come. */
import type { Interval } from '../report.ts';
import { Z } from './share.ts';

/** Events per day at 95 % (Garwood 1936), of `count` events seen in `days`. Null when no time was observed. */
export function garwood(count: number, days: number): Interval | null {
  if (!(days > 0)) return null;
  const { lower, upper } = boundsOf(count);
  return { lower: lower / days, upper: upper / days, method: 'garwood' };
}

interface Bounds {
  readonly lower: number;
  readonly upper: number;
}

/**
 * The mean of a Poisson variable of which `count` was seen. As chi-square quantiles: half of those of `2 count` degrees
 * of freedom at 2.5 % and of `2 count + 2` at 97.5 %.
 */
function boundsOf(count: number): Bounds {
  return {
    lower: count === 0 ? 0 : meanWith({ atMost: count - 1, probability: 0.975 }),
    upper: meanWith({ atMost: count, probability: 0.025 }),
  };
}

interface Wanted {
  readonly atMost: number;
  readonly probability: number;
}

/** Newton's method needs four or five steps from the approximation; it stops long before this. */
const MOST_STEPS = 50;

/** The mean of the Poisson variable that is at most `atMost` with `probability`. */
function meanWith({ atMost, probability }: Wanted): number {
  let mean = approximation(atMost + 1, probability > 0.5 ? -Z : Z);
  for (let step = 0; step < MOST_STEPS; step++) {
    const { cumulated, last } = poisson(atMost, mean);
    // The derivative of the cumulated probability by the mean is minus the last term.
    const next = Math.max(mean / 4, mean + (cumulated - probability) / last);
    if (Math.abs(next - mean) <= 1e-13 * mean) return next;
    mean = next;
  }
  return mean;
}

/** Half of a chi-square quantile of `2 shape` degrees of freedom (Wilson and Hilferty 1931). */
function approximation(shape: number, z: number): number {
  const spread = 1 / (9 * shape);
  return shape * Math.max(0.1, 1 - spread + z * Math.sqrt(spread)) ** 3;
}

/** Further out a term no longer changes a sum of doubles. */
const NEGLIGIBLE = 1e-20;

/** The probability of at most `k`, and of `k` itself; by terms relative to that of `k`, so that nothing overflows. */
function poisson(k: number, mean: number): { readonly cumulated: number; readonly last: number } {
  let below = 0;
  let weight = 1;
  for (let i = k; i >= 0 && weight > NEGLIGIBLE; i--) {
    below += weight;
    weight *= i / mean;
  }
  let above = 0;
  weight = 1;
  for (let i = k + 1; weight > NEGLIGIBLE; i++) {
    weight *= mean / i;
    above += weight;
  }
  const total = below + above;
  return { cumulated: below / total, last: 1 / total };
}
