import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { garwood } from '../../../../src/dora/stats/garwood.ts';

/** Of a count in one unit of time: half the chi-square quantiles, by scipy. The first ones are Garwood's own (1936). */
const BOUNDS = [
  [0, 0, 3.6888794541139354],
  [1, 0.025317807984289876, 5.571643390938898],
  [2, 0.24220927854396496, 7.22468766772396],
  [3, 0.6186721228956014, 8.767273069742323],
  [5, 1.6234863901184207, 11.66833207932267],
  [10, 4.7953886961324335, 18.39035604201778],
  [20, 12.216519585403944, 30.8883779026746],
  [57, 43.17124336292474, 73.85011140296281],
  [100, 81.36399125092314, 121.62679379242638],
  [1000, 938.9730184076952, 1063.952136016302],
  [12_345, 12_128.18090789908, 12_564.722206913333],
  [1_000_000, 998_040.9833402939, 1_001_961.9119454322],
] as const;

describe('the interval of a frequency', () => {
  it.each(BOUNDS)('of %i events is the exact one', (count, lower, upper) => {
    const interval = garwood(count, 1);
    expect(Math.abs((interval?.lower ?? Number.NaN) - lower)).toBeLessThanOrEqual(1e-10 * (1 + lower));
    expect(Math.abs((interval?.upper ?? Number.NaN) - upper)).toBeLessThanOrEqual(1e-10 * (1 + upper));
    expect(interval?.method).toBe('garwood');
  });

  it('is per day', () => {
    const [once, daily] = [garwood(12, 1), garwood(12, 90)];
    expect(daily?.lower).toBeCloseTo((once?.lower ?? 0) / 90, 12);
    expect(daily?.upper).toBeCloseTo((once?.upper ?? 0) / 90, 12);
  });

  it.each([0, -1, Number.NaN])('is unknown when %f days were observed', (days) => {
    expect(garwood(3, days)).toBeNull();
  });

  it('holds the frequency and rises with every event', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100_000 }), (count) => {
        const [here, more] = [garwood(count, 1), garwood(count + 1, 1)];
        if (here === null || more === null) throw new Error('no interval');
        expect(here.lower <= count && count < here.upper).toBe(true);
        expect(here.lower < more.lower && here.upper < more.upper).toBe(true);
      }),
    );
  });
});
