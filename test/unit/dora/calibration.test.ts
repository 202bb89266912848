import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calibrate, calibrationOf, MOST_NEEDED } from '../../../src/dora/calibration.ts';

const RULES = { margin: 0.1, failRateTarget: null };
const count = (failed: number, n: number) => ({ failed, n });

describe('two tiers', () => {
  it.each([
    // Separated: the whole interval lies above 0, however small the samples are.
    [4, 120, 6, 25, 'separated'],
    [3, 60, 3, 10, 'separated'],
    [0, 10, 10, 10, 'separated'],
    // No wider apart than 10 points, at 95 %.
    [10, 200, 10, 200, 'recalibrate'],
    [0, 500, 0, 100, 'recalibrate'],
    [40, 200, 5, 100, 'recalibrate'],
    // The same with one deployment too few of either: 30 and 10 are the least.
    [0, 30, 0, 40, 'recalibrate'],
    [0, 29, 0, 40, 'not-enough-evidence'],
    [15, 60, 0, 10, 'recalibrate'],
    [15, 60, 0, 9, 'not-enough-evidence'],
    [2, 30, 3, 12, 'not-enough-evidence'],
    [10, 100, 5, 50, 'not-enough-evidence'],
  ])('of %i in %i low and %i in %i high: %s', (lowFailed, low, highFailed, high, state) => {
    expect(calibrate(count(lowFailed, low), count(highFailed, high), RULES).state).toBe(state);
  });

  it('are told as high minus low, with the interval of the difference', () => {
    const { difference } = calibrate(count(4, 120), count(6, 25), RULES);
    expect(difference.value).toBeCloseTo(0.2067, 4);
    expect(difference.interval?.lower).toBeCloseTo(0.0723, 4);
    expect(difference.interval?.upper).toBeCloseTo(0.402, 4);
    expect(difference.interval?.method).toBe('newcombe');
  });

  it('want another margin where the policy gives one', () => {
    const [low, high] = [count(10, 200), count(20, 200)];
    expect(calibrate(low, high, { ...RULES, margin: 0.2 }).state).toBe('recalibrate');
    expect(calibrate(low, high, RULES).state).toBe('not-enough-evidence');
  });

  it('are to be recalibrated when the low one surely fails more often than its target', () => {
    const [low, high] = [count(20, 100), count(13, 50)];
    expect(calibrate(low, high, RULES).state).toBe('not-enough-evidence');
    expect(calibrate(low, high, { ...RULES, failRateTarget: 0.05 }).state).toBe('recalibrate');
    expect(calibrate(low, high, { ...RULES, failRateTarget: 0.15 }).state).toBe('not-enough-evidence');
    // Even then not by nine deployments.
    expect(calibrate(low, count(2, 9), { ...RULES, failRateTarget: 0.05 }).state).toBe('not-enough-evidence');
    expect(calibrate(count(20, 29), high, { ...RULES, failRateTarget: 0.05 }).state).toBe('not-enough-evidence');
  });

  it('of which the high one fails more stay separated, whatever the target', () => {
    expect(calibrate(count(20, 100), count(30, 40), { ...RULES, failRateTarget: 0.01 }).state).toBe('separated');
  });
});

describe('how many more are needed', () => {
  it.each([
    [0, 0, 0, 0, 40],
    [1, 12, 0, 0, 28],
    [0, 100, 0, 0, 10],
    [0, 0, 5, 50, 30],
  ])(
    'is what 30 and 10 lack while a tier has none: %i in %i and %i in %i',
    (lowFailed, low, highFailed, high, needed) => {
      expect(calibrate(count(lowFailed, low), count(highFailed, high), RULES)).toEqual({
        state: 'not-enough-evidence',
        difference: { value: null, interval: null },
        needed,
      });
    },
  );

  it('is said only where there is not enough evidence', () => {
    expect(calibrate(count(4, 120), count(6, 25), RULES)).not.toHaveProperty('needed');
    expect(calibrate(count(0, 500), count(0, 100), RULES)).not.toHaveProperty('needed');
  });

  it('is what settles it at the present rates and proportion', () => {
    // 10 % of both: the interval has to shrink to 10 points.
    expect(calibrate(count(10, 100), count(5, 50), RULES).needed).toBe(63);
    expect(calibrate(count(14, 142), count(7, 71), RULES).state).toBe('recalibrate');
    expect(calibrate(count(12, 120), count(6, 60), RULES).state).toBe('not-enough-evidence');
  });

  it('ends where more is another way to say never', () => {
    const [low, high] = [count(1000, 100_000), count(2, 200)];
    expect(calibrate(low, high, { ...RULES, margin: 0 }).needed).toBe(MOST_NEEDED);
  });

  it('is a whole number from 1, never below what 30 and 10 lack, and the same each time', () => {
    const tier = fc.nat(400).chain((n) => fc.record({ failed: fc.integer({ min: 0, max: n }), n: fc.constant(n) }));
    fc.assert(
      fc.property(tier, tier, fc.option(fc.double({ min: 0, max: 1, noNaN: true })), (low, high, failRateTarget) => {
        const told = calibrate(low, high, { margin: 0.1, failRateTarget });
        expect(told.needed === undefined).toBe(told.state !== 'not-enough-evidence');
        if (told.needed === undefined) return;
        expect(Number.isInteger(told.needed)).toBe(true);
        expect(told.needed).toBeGreaterThanOrEqual(Math.max(1, 30 - low.n, 10 - high.n));
        expect(told.needed).toBeGreaterThanOrEqual(Math.max(0, 30 - low.n) + Math.max(0, 10 - high.n));
        expect(calibrate(low, high, { margin: 0.1, failRateTarget })).toEqual(told);
      }),
    );
  });
});

describe('the tiers that are compared', () => {
  const counts = new Map([
    ['low', count(4, 120)],
    ['medium', count(90, 90)],
    ['high', count(6, 25)],
    ['trivial', count(0, 10)],
  ]);

  it('are the lowest and the highest of the policy', () => {
    expect(calibrationOf(counts, ['trivial', 'low', 'medium'], RULES).difference.value).toBe(1);
    expect(calibrationOf(counts, ['low', 'medium', 'high'], RULES).state).toBe('separated');
  });

  it('are low and high where no policy names any', () => {
    expect(calibrationOf(counts, null, RULES)).toMatchObject(calibrate(count(4, 120), count(6, 25), RULES));
  });

  it('are compared one by one as well, where there are more than two', () => {
    const { steps } = calibrationOf(counts, ['low', 'medium', 'high'], RULES);
    expect(steps?.map(({ lower, higher }) => `${lower} ${higher}`)).toEqual(['low medium', 'medium high']);
    const [first] = steps ?? [];
    const medium = counts.get('medium') ?? count(0, 0);
    expect(first).toMatchObject(calibrate(count(4, 120), medium, RULES));
    expect(calibrationOf(counts, ['low', 'high'], RULES).steps).toBeUndefined();
  });

  it('are not enough when there is one, or nothing was deployed with them', () => {
    expect(calibrationOf(counts, ['low'], RULES)).toMatchObject({ state: 'not-enough-evidence', needed: 10 });
    expect(calibrationOf(new Map(), null, RULES)).toMatchObject({ difference: { value: null }, needed: 40 });
  });
});
