/** The five metrics of one lane, or of one part of all lanes, as rows. */
import type { LeadTime, Metrics, RecoveryTime, Spread } from '../report.ts';
import { table } from './table.ts';
import { type DoraTargets, judgeTarget, METRIC_NAMES, sayTarget, TARGET_NAMES, type TargetName } from './targets.ts';
import {
  count,
  sayDuration,
  sayDurationInterval,
  sayFrequency,
  sayFrequencyInterval,
  sayRate,
  sayRateInterval,
  sayUnknown,
} from './words.ts';

interface Said {
  readonly value: string;
  /** What the table adds to the value: how long the slower ones take. */
  readonly tail: string;
  readonly n: string;
  readonly interval: string;
}

/** One row each: what it is, of how many, how sure that is, and whether the target is met. */
export function metricsTable(metrics: Metrics, targets: DoraTargets | undefined): readonly string[] {
  const head = ['metric', 'value', 'n', '95 % interval', ...(targets === undefined ? [] : ['target'])];
  const rows = TARGET_NAMES.map((name) => {
    const { value, tail, n, interval } = sayMetric(name, metrics);
    const target = targets === undefined ? [] : [sayTarget(judgeTarget(name, metrics, targets))];
    return [METRIC_NAMES[name], value + tail, n, interval, ...target];
  });
  return table(head, rows);
}

export function sayMetric(name: TargetName, metrics: Metrics): Said {
  switch (name) {
    case 'deployment-frequency':
      return sayPaceOf(metrics);
    case 'lead-time':
      return saySpread(metrics.leadTime, count(metrics.leadTime.n, 'change'));
    case 'change-fail-rate':
      return sayShare(metrics.changeFailRate);
    case 'recovery-time':
      return saySpread(metrics.recoveryTime, count(metrics.recoveryTime.n, 'failure'));
    case 'rework-rate':
      return sayShare(metrics.reworkRate);
  }
}

function sayPaceOf({ deploymentFrequency: figure }: Metrics): Said {
  const interval = sayFrequencyInterval(figure);
  return { value: sayFrequency(figure), tail: '', n: count(figure.n, 'deployment'), interval };
}

function sayShare(figure: Metrics['changeFailRate'] | Metrics['reworkRate']): Said {
  return { value: sayRate(figure), tail: '', n: count(figure.n, 'deployment'), interval: sayRateInterval(figure) };
}

function saySpread(figure: LeadTime | RecoveryTime, n: string): Said {
  if (figure.value === null) return { value: sayUnknown(figure), tail: '', n, interval: sayDurationInterval(figure) };
  return { value: sayDuration(figure.value), tail: sayTail(figure), n, interval: sayDurationInterval(figure) };
}

/** One sample has no tail. */
function sayTail({ n, p75, p90 }: Spread): string {
  if (n < 2) return '';
  const parts = [
    ...(p75 === null ? [] : [`75 % within ${sayDuration(p75)}`]),
    ...(p90 === null ? [] : [`90 % within ${sayDuration(p90)}`]),
  ];
  return parts.length === 0 ? ' (median)' : ` (median); ${parts.join(', ')}`;
}

/** What the table does not hold; empty lines are left out. */
export function sayBesides(metrics: Metrics): readonly string[] {
  const { deploymentFrequency: frequency, leadTime, changeFailRate, recoveryTime } = metrics;
  const { mergeToDeploy } = leadTime;
  const others = [
    ...(frequency.rollbacks > 0 ? [count(frequency.rollbacks, 'rollback')] : []),
    ...(frequency.redeploys > 0 ? [count(frequency.redeploys, 'redeploy')] : []),
    ...(frequency.deployFailures > 0
      ? [count(frequency.deployFailures, 'attempt that failed', 'attempts that failed')]
      : []),
  ];
  return [
    ...(others.length === 0 ? [] : [`Not counted as deployments: ${others.join(', ')}.`]),
    ...sayMaturing(changeFailRate.maturing),
    ...sayOpen(recoveryTime.open),
    ...(mergeToDeploy.value === null
      ? []
      : [
          `From merge to production: ${sayDuration(mergeToDeploy.value)} (median of ${count(mergeToDeploy.n, 'change')}).`,
        ]),
    ...(frequency.medianGap === null ? [] : [`Between two deployments: ${sayDuration(frequency.medianGap)} (median).`]),
  ];
}

function sayMaturing(maturing: number): readonly string[] {
  if (maturing === 0) return [];
  const are = maturing === 1 ? 'is' : 'are';
  return [`Maturing: ${count(maturing, 'deployment')} ${are} younger than 72 h and not in the change fail rate yet.`];
}

function sayOpen(open: number): readonly string[] {
  if (open === 0) return [];
  return [`Not recovered yet: ${count(open, 'failure')}. Say \`/tidegate recovered DEPLOYMENT\` when it is over.`];
}
