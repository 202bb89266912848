/** What changed since the baseline, metric by metric. */
import type { Difference, Figure, Metrics, Ratio } from './report.ts';
import { newcombe } from './stats/share.ts';

/**
 * The figures of now minus those of the baseline: per day, in seconds, or as a share. Where either is unknown, so is
 * the difference. Rates have an interval; medians and frequencies have none, as nothing simple gives one that holds.
 *
 * @param areApart whether no deployment can be in both. Of overlapping stretches no interval can be told either.
 */
export function movementOf(now: Metrics, baseline: Metrics, areApart: boolean): Readonly<Record<string, Difference>> {
  const rate = areApart ? rateChange : change;
  return {
    deploymentFrequency: change(now.deploymentFrequency, baseline.deploymentFrequency),
    leadTime: change(now.leadTime, baseline.leadTime),
    changeFailRate: rate(now.changeFailRate, baseline.changeFailRate),
    recoveryTime: change(now.recoveryTime, baseline.recoveryTime),
    reworkRate: rate(now.reworkRate, baseline.reworkRate),
  };
}

function change(now: Figure, before: Figure): Difference {
  const isKnown = now.value !== null && before.value !== null;
  return { value: isKnown ? now.value - before.value : null, interval: null };
}

function rateChange(now: Ratio, before: Ratio): Difference {
  const shares = [now, before].map(({ numerator, n }) => ({ x: numerator, n }));
  const [one, other] = shares;
  return { ...change(now, before), interval: one && other ? newcombe(one, other) : null };
}
