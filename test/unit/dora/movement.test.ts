import { describe, expect, it } from 'vitest';
import { movementOf } from '../../../src/dora/movement.ts';
import type { Metrics, Ratio } from '../../../src/dora/report.ts';

function ratio(numerator: number, n: number): Ratio {
  return { value: n === 0 ? null : numerator / n, n, numerator, interval: null };
}

function metrics(failed: Ratio, leadTime: number | null, perDay = 1): Metrics {
  const spread = { value: leadTime, p50: leadTime, p75: leadTime, p90: leadTime, n: 9, interval: null };
  const frequency = { value: perDay, n: 90, interval: null, rollbacks: 0, redeploys: 0, deployFailures: 0 };
  return {
    deploymentFrequency: { ...frequency, medianGap: null, weeks: [] },
    leadTime: { ...spread, mergeToDeploy: { value: leadTime, n: 9 } },
    changeFailRate: { ...failed, maturing: 0 },
    recoveryTime: { ...spread, open: 0 },
    reworkRate: failed,
  };
}

describe('the movement since the baseline', () => {
  it('is now minus then; rates with an interval', () => {
    const moved = movementOf(metrics(ratio(4, 120), 3600, 2), metrics(ratio(6, 25), 7200, 1.5), true);
    expect(moved['deploymentFrequency']).toEqual({ value: 0.5, interval: null });
    expect(moved['leadTime']).toEqual({ value: -3600, interval: null });
    expect(moved['recoveryTime']).toEqual({ value: -3600, interval: null });
    for (const name of ['changeFailRate', 'reworkRate']) {
      expect(moved[name]?.value).toBeCloseTo(-0.2067, 4);
      expect(moved[name]?.interval?.lower).toBeCloseTo(-0.402, 4);
      expect(moved[name]?.interval?.upper).toBeCloseTo(-0.0723, 4);
    }
  });

  it('has no interval when deployments are in both', () => {
    const moved = movementOf(metrics(ratio(4, 120), 3600), metrics(ratio(6, 25), 7200), false);
    expect(moved['changeFailRate']?.value).toBeCloseTo(-0.2067, 4);
    expect(moved['changeFailRate']?.interval).toBeNull();
  });

  it('is unknown where a figure is, and never 0', () => {
    const moved = movementOf(metrics(ratio(0, 0), null), metrics(ratio(6, 25), 7200), true);
    expect(moved['leadTime']).toEqual({ value: null, interval: null });
    expect(moved['changeFailRate']).toEqual({ value: null, interval: null });
  });
});
