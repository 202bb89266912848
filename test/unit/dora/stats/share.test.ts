import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newcombe, wilson } from '../../../../src/dora/stats/share.ts';

/** To 4 decimals, as Newcombe (1998) prints them and scipy confirms. */
const WILSON = [
  [0, 5, 0, 0.4345],
  [0, 10, 0, 0.2775],
  [0, 20, 0, 0.1611],
  [0, 60, 0, 0.0602],
  [1, 1, 0.2065, 1],
  [1, 2, 0.0945, 0.9055],
  [1, 10, 0.0179, 0.4042],
  [2, 20, 0.0279, 0.301],
  [3, 60, 0.0171, 0.137],
  [1, 29, 0.0061, 0.1718],
  [15, 148, 0.0624, 0.1605],
  [81, 263, 0.2553, 0.3662],
] as const;

const NEWCOMBE = [
  [56, 70, 48, 80, 0.0524, 0.3339],
  [9, 10, 3, 10, 0.1705, 0.809],
  [6, 7, 2, 7, 0.0582, 0.8062],
  [5, 56, 0, 29, -0.0381, 0.1926],
  [0, 10, 0, 20, -0.1611, 0.2775],
  [0, 10, 0, 10, -0.2775, 0.2775],
  [10, 10, 0, 20, 0.6791, 1],
  [10, 10, 0, 10, 0.6075, 1],
  [2, 30, 3, 12, -0.4697, 0.0344],
  [4, 120, 6, 25, -0.402, -0.0723],
  [3, 60, 3, 10, -0.555, -0.039],
] as const;

const share = fc
  .integer({ min: 1, max: 5000 })
  .chain((n) => fc.record({ x: fc.integer({ min: 0, max: n }), n: fc.constant(n) }));

describe('the interval of a rate', () => {
  it.each(WILSON)('of %i in %i is the published one', (x, n, lower, upper) => {
    const interval = wilson(x, n);
    expect(interval?.lower.toFixed(4)).toBe(lower.toFixed(4));
    expect(interval?.upper.toFixed(4)).toBe(upper.toFixed(4));
    expect(interval?.method).toBe('wilson');
  });

  it('of nothing is unknown', () => {
    expect(wilson(0, 0)).toBeNull();
    expect(newcombe({ x: 0, n: 0 }, { x: 1, n: 2 })).toBeNull();
    expect(newcombe({ x: 1, n: 2 }, { x: 0, n: 0 })).toBeNull();
  });

  it('ends at exactly 0 and 1 where all or none failed', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), (n) => {
        expect(wilson(0, n)?.lower).toBe(0);
        expect(wilson(n, n)?.upper).toBe(1);
      }),
    );
  });

  it('holds the rate, stays within 0 and 1, and mirrors that of what did not fail', () => {
    fc.assert(
      fc.property(share, ({ x, n }) => {
        const { lower, upper } = wilson(x, n) ?? { lower: Number.NaN, upper: Number.NaN };
        expect(lower >= 0 && lower <= x / n && x / n <= upper && upper <= 1).toBe(true);
        const other = wilson(n - x, n);
        expect(other?.lower).toBeCloseTo(1 - upper, 12);
        expect(other?.upper).toBeCloseTo(1 - lower, 12);
      }),
    );
  });

  it('rises with every failure, and narrows with every deployment at one rate', () => {
    fc.assert(
      fc.property(share, ({ x, n }) => {
        const width = ({ lower, upper }: { lower: number; upper: number }): number => upper - lower;
        const [here, more, larger] = [wilson(x, n), wilson(x + 1, n), wilson(2 * x, 2 * n)];
        if (here === null || more === null || larger === null) throw new Error('no interval');
        expect(width(larger)).toBeLessThan(width(here));
        if (x < n) expect(more.lower >= here.lower && more.upper >= here.upper).toBe(true);
      }),
    );
  });
});

describe('the interval of a difference', () => {
  it.each(NEWCOMBE)('of %i in %i and %i in %i is the published one', (x1, n1, x2, n2, lower, upper) => {
    const interval = newcombe({ x: x1, n: n1 }, { x: x2, n: n2 });
    expect(interval?.lower).toBeCloseTo(lower, 4);
    expect(interval?.upper).toBeCloseTo(upper, 4);
    expect(interval?.lower.toFixed(4)).toBe(lower.toFixed(4));
    expect(interval?.upper.toFixed(4)).toBe(upper.toFixed(4));
    expect(interval?.method).toBe('newcombe');
  });

  it('holds the difference, stays within -1 and 1, and turns its sign when the two are swapped', () => {
    fc.assert(
      fc.property(share, share, (one, other) => {
        const interval = newcombe(one, other);
        const swapped = newcombe(other, one);
        if (interval === null || swapped === null) throw new Error('no interval');
        const difference = one.x / one.n - other.x / other.n;
        expect(interval.lower >= -1 && interval.upper <= 1).toBe(true);
        expect(interval.lower <= difference && difference <= interval.upper).toBe(true);
        expect(swapped.lower).toBeCloseTo(-interval.upper, 12);
        expect(swapped.upper).toBeCloseTo(-interval.lower, 12);
      }),
    );
  });
});
