/** Percentiles by nearest rank: exact, each of them a value that was measured. */
import type { LatencyReport } from '../report.ts';

/** Fewer say nothing about a tail: the 95th percentile of 20 is their slowest but one. */
export const FEWEST_SAMPLES = 20;

/** The first requests pay for connections and caches that the others find. They are made besides, and not counted. */
export const COLD_SAMPLES = 3;

/** Milliseconds; infinite: no answer came. */
export type Measured = readonly number[];

/** @param percent above 0 and up to 100. Of no values: NaN. */
export function percentile(values: Measured, percent: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.ceil((percent / 100) * sorted.length) - 1] ?? Number.NaN;
}

export function latencyReport(values: Measured): LatencyReport {
  const at = (percent: number): number | null => written(percentile(values, percent));
  return {
    n: values.length,
    p50: at(50),
    p95: at(95),
    p99: at(99),
    max: at(100),
    samples: values.map(written),
  };
}

/** As JSON has it: whole tenths, and null for what did not end. */
function written(ms: number): number | null {
  return Number.isFinite(ms) ? Math.round(ms * 10) / 10 : null;
}

export function measuredOf(samples: readonly (number | null)[]): Measured {
  return samples.map((ms) => ms ?? Number.POSITIVE_INFINITY);
}
