import type { Frequency } from '../report.ts';
import { garwood } from '../stats/garwood.ts';
import { quantile } from '../stats/quantile.ts';
import { countByWeek } from '../weeks.ts';
import type { Sample } from './sample.ts';

const DAY = 86_400_000;

/** Deployments per day of the time that was observed. None in it is a frequency of 0, and that is known. */
export function deploymentFrequency({ runs, deployFailures, observed, zone }: Sample): Frequency {
  const counted = runs.filter(({ role }) => role !== 'rollback' && role !== 'redeploy');
  const instants = new Float64Array(counted.map(({ at }) => at)).sort();
  const days = (observed.until - observed.from) / DAY;
  return {
    value: days > 0 ? counted.length / days : null,
    ...(days > 0 ? {} : { reason: 'not-observed' }),
    n: counted.length,
    interval: garwood(counted.length, days),
    rollbacks: runs.filter(({ role }) => role === 'rollback').length,
    redeploys: runs.filter(({ role }) => role === 'redeploy').length,
    deployFailures,
    medianGap: medianGap(instants),
    weeks: countByWeek(instants, observed, zone),
  };
}

/** Seconds from one to the next. */
function medianGap(instants: Float64Array): number | null {
  const gaps = instants.subarray(1).map((at, index) => (at - (instants[index] ?? at)) / 1000);
  return quantile(gaps.sort(), 0.5);
}
