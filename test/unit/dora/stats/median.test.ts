import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { medianRanks, orderStatistic } from '../../../../src/dora/stats/order-statistic.ts';
import { quantile } from '../../../../src/dora/stats/quantile.ts';

/** Sample, ranks and how often they hold the median, in percent. */
const RANKS = [
  [6, 1, 6, 96.9],
  [9, 2, 8, 96.1],
  [12, 3, 10, 96.1],
  [20, 6, 15, 95.9],
  [30, 10, 21, 95.7],
  [50, 18, 33, 96.7],
  [90, 36, 55, 95.5],
  [1_000_000, 499_020, 500_981, 95],
] as const;

function upTo(n: number): Float64Array {
  return Float64Array.from({ length: n }, (_, index) => index + 1);
}

describe('the interval of a median', () => {
  it.each(RANKS)('of %i values goes from rank %i to %i', (n, lower, upper, coverage) => {
    expect(orderStatistic(upTo(n))).toEqual({ lower, upper, method: 'order-statistic' });
    expect((medianRanks(n)?.coverage ?? 0) * 100).toBeCloseTo(coverage, 1);
  });

  it.each([0, 1, 2, 3, 4, 5])('does not exist for %i values', (n) => {
    expect(orderStatistic(upTo(n))).toBeNull();
    expect(medianRanks(n)).toBeNull();
  });

  it('is the innermost one that holds the median in 95 of 100 samples', () => {
    for (let n = 6; n <= 60; n++) {
      const ranks = medianRanks(n);
      if (ranks === null) throw new Error(`no ranks for ${n}`);
      expect(ranks.lower + ranks.upper).toBe(n + 1);
      expect(tailOf(n, ranks.lower)).toBeLessThanOrEqual(0.025);
      expect(tailOf(n, ranks.lower + 1)).toBeGreaterThan(0.025);
      expect(ranks.coverage).toBeCloseTo(1 - 2 * tailOf(n, ranks.lower), 12);
    }
  });

  it('holds the median of the sample', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 1e9, noNaN: true }), { minLength: 6, maxLength: 300 }),
        (values) => {
          const sorted = values.toSorted((one, other) => one - other);
          const interval = orderStatistic(sorted);
          const median = quantile(sorted, 0.5);
          if (interval === null || median === null) throw new Error('no interval');
          expect(interval.lower <= median && median <= interval.upper).toBe(true);
        },
      ),
    );
  });
});

/** The share of samples with fewer than `rank` values below the median: by counting in whole numbers. */
function tailOf(n: number, rank: number): number {
  let coefficient = 1n;
  let sum = 0n;
  for (let k = 0; k < rank; k++) {
    sum += coefficient;
    coefficient = (coefficient * BigInt(n - k)) / BigInt(k + 1);
  }
  return Number((sum * 10n ** 18n) / 2n ** BigInt(n)) / 1e18;
}

describe('a quantile', () => {
  it.each([
    [[], 0.5, null],
    [[7], 0.9, 7],
    [[1, 2], 0.5, 1.5],
    [[1, 2, 3, 4], 0.5, 2.5],
    [[1, 2, 3, 4], 0.75, 3.25],
    [[1, 2, 3, 4], 0.9, 3.7],
    [[10, 20, 30], 0.5, 20],
    [[10, 20, 30], 0, 10],
    [[10, 20, 30], 1, 30],
  ])('of %j at %f is %f, as R gives it (type 7)', (sorted, p, expected) => {
    const value = quantile(sorted, p);
    if (expected === null) expect(value).toBeNull();
    else expect(value).toBeCloseTo(expected, 12);
  });

  it('rises with the share and stays within the sample', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    const sample = fc.array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 1, maxLength: 200 });
    fc.assert(
      fc.property(sample, share, share, (values, one, other) => {
        const sorted = values.toSorted((a, b) => a - b);
        const [low, high] = [quantile(sorted, Math.min(one, other)), quantile(sorted, Math.max(one, other))];
        if (low === null || high === null) throw new Error('no quantile');
        expect(low).toBeLessThanOrEqual(high);
        expect(low).toBeGreaterThanOrEqual(sorted[0] ?? Number.NaN);
        expect(high).toBeLessThanOrEqual(sorted.at(-1) ?? Number.NaN);
      }),
    );
  });
});
