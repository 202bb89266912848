/** How many deployments failed, and how many were made because one had. */
import { isMature } from '../lane/run.ts';
import type { FailRate, Ratio } from '../report.ts';
import { wilson } from '../stats/share.ts';
import { isNormal, type Sample } from './sample.ts';

/** Of those that can fail. The young ones are left out of both numbers. */
export function changeFailRate(sample: Sample): FailRate {
  const normal = sample.runs.filter(isNormal);
  const mature = normal.filter((run) => isMature(run, sample.knownUntil));
  const failed = mature.filter(({ isFailed }) => isFailed).length;
  const maturing = normal.length - mature.length;
  const reason = maturing > 0 ? 'all-maturing' : 'no-deployments';
  return { ...ratio(failed, mature.length, reason), maturing };
}

/** Rollbacks and remediations, of everything but redeploys. */
export function reworkRate({ runs }: Sample): Ratio {
  const counted = runs.filter(({ role }) => role !== 'redeploy');
  const rework = counted.filter((run) => !isNormal(run)).length;
  return ratio(rework, counted.length, 'no-deployments');
}

function ratio(numerator: number, n: number, reason: string): Ratio {
  const interval = wilson(numerator, n);
  return n === 0 ? { value: null, reason, n, numerator, interval } : { value: numerator / n, n, numerator, interval };
}
