/** How many deployments failed, and how many were made because one had. */
import { isMature, type Run } from '../lane/run.ts';
import type { FailRate, Ratio } from '../report.ts';
import { wilson } from '../stats/share.ts';
import { countOf, isNormal, type Sample } from './sample.ts';

/** Of those that can fail. The young ones are left out of both numbers. */
export function changeFailRate({ runs, knownUntil }: Sample): FailRate {
  const isCounted = (run: Run): boolean => isNormal(run) && isMature(run, knownUntil);
  const n = countOf(runs, isCounted);
  const failed = countOf(runs, (run) => run.isFailed && isCounted(run));
  const maturing = countOf(runs, isNormal) - n;
  const reason = maturing > 0 ? 'all-maturing' : 'no-deployments';
  return { ...ratio(failed, n, reason), maturing };
}

/** Rollbacks and remediations, of everything but redeploys. */
export function reworkRate({ runs }: Sample): Ratio {
  const n = countOf(runs, ({ role }) => role !== 'redeploy');
  return ratio(n - countOf(runs, isNormal), n, 'no-deployments');
}

function ratio(numerator: number, n: number, reason: string): Ratio {
  const interval = wilson(numerator, n);
  return n === 0 ? { value: null, reason, n, numerator, interval } : { value: numerator / n, n, numerator, interval };
}
