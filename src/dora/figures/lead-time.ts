import type { Run } from '../lane/run.ts';
import type { Change } from '../record.ts';
import type { LeadTime } from '../report.ts';
import { orderStatistic } from '../stats/order-statistic.ts';
import { quantile } from '../stats/quantile.ts';
import { countOf, type Sample } from './sample.ts';

interface LeadSamples {
  /** Seconds from the first commit of each change until it ran. */
  readonly whole: Float64Array;
  /** Seconds from the merge until it ran. */
  readonly fromMerge: Float64Array;
}

/** In order. Of millions of changes lists that grow would be most of the memory, so the size is counted before. */
function leadSamples(runs: readonly Run[]): LeadSamples {
  const size = runs.reduce((sum, { fresh }) => sum + fresh.length, 0);
  const [whole, fromMerge] = [new Float64Array(size), new Float64Array(size)];
  let [wholes, parts] = [0, 0];
  for (const run of runs) {
    for (const { lead, fromMerge: part } of run.fresh) {
      if (lead === null || lead < 0) continue;
      whole[wholes++] = lead;
      if (part !== null && part >= 0) fromMerge[parts++] = part;
    }
  }
  return { whole: whole.subarray(0, wholes).sort(), fromMerge: fromMerge.subarray(0, parts).sort() };
}

export interface Negatives {
  /** First commits that are younger than the deployment: dropped. */
  readonly wholes: number;
  /** Merges that are younger than the deployment: the part is left out, the whole counts. */
  readonly parts: number;
}

export function negativesOf(runs: readonly Run[]): Negatives {
  let [wholes, parts] = [0, 0];
  for (const { fresh } of runs) {
    wholes += countOf(fresh, isNegative);
    parts += countOf(fresh, isNegativePart);
  }
  return { wholes, parts };
}

function isNegative({ lead }: Change): boolean {
  return lead !== null && lead < 0;
}

function isNegativePart({ lead, fromMerge }: Change): boolean {
  return lead !== null && lead >= 0 && fromMerge !== null && fromMerge < 0;
}

/** One sample a change, of the deployment that brought it first. */
export function leadTime({ runs }: Sample): LeadTime {
  const { whole: sorted, fromMerge } = leadSamples(runs);
  const median = quantile(sorted, 0.5);
  return {
    value: median,
    ...(median === null ? { reason: runs.length === 0 ? 'no-deployments' : 'no-changes-known' } : {}),
    n: sorted.length,
    interval: orderStatistic(sorted),
    p50: median,
    p75: quantile(sorted, 0.75),
    p90: quantile(sorted, 0.9),
    mergeToDeploy: { value: quantile(fromMerge, 0.5), n: fromMerge.length },
  };
}
