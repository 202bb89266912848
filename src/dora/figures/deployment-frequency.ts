import type { Run } from '../lane/run.ts';
import type { Frequency } from '../report.ts';
import { garwood } from '../stats/garwood.ts';
import { quantile } from '../stats/quantile.ts';
import { countByWeek } from '../weeks.ts';
import { countOf, type Sample } from './sample.ts';

const DAY = 86_400_000;

/** Deployments per day of the time that was observed. None in it is a frequency of 0, and that is known. */
export function deploymentFrequency({ runs, deployFailures, observed, zone }: Sample): Frequency {
  const instants = instantsOf(runs);
  const days = (observed.until - observed.from) / DAY;
  return {
    value: days > 0 ? instants.length / days : null,
    ...(days > 0 ? {} : { reason: 'not-observed' }),
    n: instants.length,
    interval: garwood(instants.length, days),
    rollbacks: countOf(runs, ({ role }) => role === 'rollback'),
    redeploys: countOf(runs, ({ role }) => role === 'redeploy'),
    deployFailures,
    medianGap: medianGap(instants),
    weeks: countByWeek(instants, observed, zone),
  };
}

/** Of those that are counted, in order. */
function instantsOf(runs: readonly Run[]): Float64Array {
  const instants = new Float64Array(runs.length);
  let length = 0;
  for (const { role, at } of runs) if (role !== 'rollback' && role !== 'redeploy') instants[length++] = at;
  return instants.subarray(0, length).sort();
}

/** Seconds from one to the next. */
function medianGap(instants: Float64Array): number | null {
  const gaps = instants.subarray(1).map((at, index) => (at - (instants[index] ?? at)) / 1000);
  return quantile(gaps.sort(), 0.5);
}
