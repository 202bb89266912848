/** New measurements against those of before, or of another address. */
import type { Comparison, MannWhitneyRule, Percentile, RatioRule } from '../plan.ts';
import type { LatencyReport } from '../report.ts';
import { shiftBetween } from './mann-whitney.ts';
import { FEWEST_SAMPLES, type Measured, measuredOf } from './percentiles.ts';

export type Compared =
  | { readonly kind: 'alike'; readonly message: string }
  | { readonly kind: 'slower'; readonly message: string }
  | { readonly kind: 'no-baseline'; readonly message: string };

export function compareLatency(
  now: LatencyReport,
  before: LatencyReport | undefined,
  { by }: Comparison,
  timeoutMs: number,
): Compared {
  if (before === undefined || before.n < FEWEST_SAMPLES) {
    const found = before === undefined ? 'there is none' : `it has ${before.n} samples of the ${FEWEST_SAMPLES} needed`;
    return { kind: 'no-baseline', message: `nothing to compare with: of a baseline, ${found}` };
  }
  return by.method === 'ratio' ? byRatio(now, before, by) : byRank(now, before, by, timeoutMs);
}

function byRatio(now: LatencyReport, before: LatencyReport, rule: RatioRule): Compared {
  const [one, other] = [percentileOf(now, rule.percentile), percentileOf(before, rule.percentile)];
  const found = `${rule.percentile} is ${said(one)}, in the baseline ${said(other)}`;
  // Where the baseline did not answer either, the new one is not slower.
  const isSlower = Number.isFinite(other) && one > rule.maxRatio * other && one - other >= rule.minDifferenceMs;
  if (!isSlower) return { kind: 'alike', message: found };
  const wanted = `at most ${rule.maxRatio} times the baseline or less than ${rule.minDifferenceMs} ms above it`;
  return { kind: 'slower', message: `expected ${wanted}, but ${found}` };
}

function byRank(now: LatencyReport, before: LatencyReport, rule: MannWhitneyRule, timeoutMs: number): Compared {
  if (now.samples === undefined || before.samples === undefined) {
    return { kind: 'no-baseline', message: 'nothing to compare with: the baseline kept no samples' };
  }
  // A request that was not answered took at least as long as it was waited for.
  const ranked = (samples: readonly (number | null)[]): Measured =>
    measuredOf(samples).map((ms) => Math.min(ms, timeoutMs));
  const [one, other] = [ranked(now.samples), ranked(before.samples)];
  const { estimate, lower } = shiftBetween(other, one, rule.confidence);
  const ratio = meanOf(other) === 0 ? Number.POSITIVE_INFINITY : meanOf(one) / meanOf(other);
  const isSlower = lower > 0 && lower > rule.tolerance * Math.abs(estimate) && ratio > rule.allowedIncrease;
  const found = `typically ${Math.round(estimate * 10) / 10} ms slower than the baseline`;
  if (!isSlower) return { kind: 'alike', message: `not slower than the baseline beyond chance (${found})` };
  return {
    kind: 'slower',
    message: `expected no slower answers than the baseline's, but they are ${found}, at ${rule.confidence * 100} % confidence`,
  };
}

function percentileOf(report: LatencyReport, percentile: Percentile): number {
  return report[percentile] ?? Number.POSITIVE_INFINITY;
}

function said(ms: number): string {
  return Number.isFinite(ms) ? `${Math.round(ms)} ms` : 'no answer in time';
}

function meanOf(values: Measured): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
