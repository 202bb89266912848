import type { Run } from '../lane/run.ts';
import type { Change } from '../record.ts';
import type { LeadTime } from '../report.ts';
import { orderStatistic } from '../stats/order-statistic.ts';
import { quantile } from '../stats/quantile.ts';
import type { Sample } from './sample.ts';

export interface LeadSamples {
  /** Seconds from the first commit of each change until it ran. */
  readonly whole: readonly number[];
  /** Seconds from the merge until it ran. */
  readonly fromMerge: readonly number[];
  /** First commits that are younger than the deployment: dropped. */
  readonly negatives: number;
  /** Merges that are younger than the deployment: the part is left out, the whole counts. */
  readonly negativeParts: number;
}

export function leadSamples(runs: readonly Run[]): LeadSamples {
  const samples: Collected = { whole: [], fromMerge: [], negatives: 0, negativeParts: 0 };
  for (const { fresh } of runs) {
    for (const change of fresh) collect(change, samples);
  }
  return samples;
}

interface Collected extends LeadSamples {
  readonly whole: number[];
  readonly fromMerge: number[];
  negatives: number;
  negativeParts: number;
}

function collect({ lead, fromMerge }: Change, samples: Collected): void {
  if (lead === null) return;
  if (lead < 0) {
    samples.negatives++;
    return;
  }
  samples.whole.push(lead);
  if (fromMerge === null) return;
  if (fromMerge < 0) samples.negativeParts++;
  else samples.fromMerge.push(fromMerge);
}

/** One sample a change, of the deployment that brought it first. */
export function leadTime({ runs }: Sample): LeadTime {
  const samples = leadSamples(runs);
  const sorted = new Float64Array(samples.whole).sort();
  const fromMerge = new Float64Array(samples.fromMerge).sort();
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
