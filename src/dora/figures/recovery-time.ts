import type { RecoveryTime } from '../report.ts';
import { kaplanMeierQuantile, type Lasting } from '../stats/kaplan-meier.ts';
import { orderStatistic } from '../stats/order-statistic.ts';
import { quantile } from '../stats/quantile.ts';
import { isNormal, type Sample } from './sample.ts';

/** When more than this share of the failures goes on, the ones that are over are the short ones. */
const MOST_OPEN = 0.2;

/** From the end of each deployment that failed until it was well again. `n` are those that are over. */
export function recoveryTime({ runs, knownUntil }: Sample): RecoveryTime {
  const failures: readonly Lasting[] = runs
    .filter((run) => isNormal(run) && run.isFailed)
    .map(({ at, endedAt }) => ({
      isOpen: !Number.isFinite(endedAt),
      duration: (Math.min(endedAt, knownUntil) - at) / 1000,
    }));
  const closed = Float64Array.from(
    failures.filter(({ isOpen }) => !isOpen),
    ({ duration }) => duration,
  ).sort();
  const open = failures.length - closed.length;
  return { ...spreadOf(failures, closed, open), n: closed.length, open };
}

function spreadOf(failures: readonly Lasting[], closed: Float64Array, open: number) {
  const isCensored = open > MOST_OPEN * failures.length;
  const at = (p: number): number | null => (isCensored ? kaplanMeierQuantile(failures, p) : quantile(closed, p));
  const median = at(0.5);
  return {
    value: median,
    ...(median === null ? { reason: reasonFor(failures.length, closed.length) } : {}),
    interval: isCensored ? null : orderStatistic(closed),
    ...{ p50: median, p75: at(0.75), p90: at(0.9) },
  };
}

function reasonFor(failures: number, closed: number): string {
  if (failures === 0) return 'no-failures';
  return closed === 0 ? 'all-open' : 'too-many-open';
}
