import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kaplanMeierQuantile, type Lasting } from '../../../../src/dora/stats/kaplan-meier.ts';

/** Durations; those that go on are negative. */
function lasting(...durations: readonly number[]): readonly Lasting[] {
  return durations.map((duration) => ({ duration: Math.abs(duration), isOpen: duration < 0 }));
}

describe('a quantile of durations of which some go on', () => {
  it.each([
    // Without open ones: the first value that half of the sample reaches.
    [lasting(1, 2, 3), 0.5, 2],
    [lasting(1, 2, 3, 4), 0.5, 2],
    // 4/5, then 4/5 × 2/3 = 0.53, then 0.53 × 1/2: the open one at 2 makes half of what is left end later.
    [lasting(1, -2, 3, 4, 5), 0.5, 4],
    // 23/24 × 22/23 × … × 12/13 is one half, which the product of doubles misses.
    [lasting(...Array.from({ length: 24 }, (_, index) => index + 1)), 0.5, 12],
    [lasting(1, 1, -2, 3, 4, 5), 0.5, 3],
    // Freireich's 6-MP group (1963): the median remission is 23 weeks.
    [lasting(6, 6, 6, -6, 7, -9, 10, -10, -11, 13, 16, -17, -19, -20, 22, 23, -25, -32, -32, -34, -35), 0.5, 23],
    [lasting(6, 6, 6, -6, 7, -9, 10, -10, -11, 13, 16, -17, -19, -20, 22, 23, -25, -32, -32, -34, -35), 0.25, 13],
    // What ends and what is open at one duration: the end comes first.
    [lasting(-2, 2, 3), 0.5, 3],
  ])('of %j at %f is %f', (samples, p, expected) => {
    expect(kaplanMeierQuantile(samples, p)).toBe(expected);
  });

  it.each([[lasting()], [lasting(-5)], [lasting(1, -2, -3, -4)]])(
    'is unknown while too few of %j have ended',
    (samples) => {
      expect(kaplanMeierQuantile(samples, 0.5)).toBeNull();
    },
  );

  it('is later, or unknown, the fewer have ended', () => {
    const sample = fc.record({ duration: fc.integer({ min: 0, max: 1000 }), isOpen: fc.boolean() });
    fc.assert(
      fc.property(fc.array(sample, { minLength: 1, maxLength: 60 }), fc.nat(59), (samples, place) => {
        const opened = samples.map((each, index) =>
          index === place % samples.length ? { ...each, isOpen: true } : each,
        );
        const before = kaplanMeierQuantile(samples, 0.5) ?? Number.POSITIVE_INFINITY;
        expect(kaplanMeierQuantile(opened, 0.5) ?? Number.POSITIVE_INFINITY).toBeGreaterThanOrEqual(before);
      }),
    );
  });
});
