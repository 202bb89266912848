import type { Metrics } from '../report.ts';
import { deploymentFrequency } from './deployment-frequency.ts';
import { changeFailRate, reworkRate } from './failures.ts';
import { leadTime } from './lead-time.ts';
import { recoveryTime } from './recovery-time.ts';
import type { Sample } from './sample.ts';

export function metricsOf(sample: Sample): Metrics {
  return {
    deploymentFrequency: deploymentFrequency(sample),
    leadTime: leadTime(sample),
    changeFailRate: changeFailRate(sample),
    recoveryTime: recoveryTime(sample),
    reworkRate: reworkRate(sample),
  };
}
