/** The five metrics in words: value, sample, interval, and what stands beside the figure. */
import { points } from '../../dora/render/calibration.ts';
import { sayStretch } from '../../dora/render/movement.ts';
import { type DoraTargets, judgeTarget, type TargetName } from '../../dora/render/targets.ts';
import { count, type Pace, paceOf, sayDuration, sayOthers, sayPace, sayPercent } from '../../dora/render/words.ts';
import type { Baseline, Difference, Figure, Frequency, Metrics, Ratio, Spread } from '../../dora/report.ts';

export const METRIC_NAMES = [
  'deployment frequency',
  'lead time',
  'change fail rate',
  'recovery time',
  'rework rate',
] as const;
type MetricName = (typeof METRIC_NAMES)[number];

interface Said {
  readonly figure: Figure;
  readonly sample: string;
  /** A value of the metric; `frequency` has a pace of its own. */
  readonly say: (value: number) => string;
  readonly besides: readonly string[];
}

/** Name, value, sample, interval, the target where one is set, and the rest; an unknown value says why. */
export function metricRow(name: MetricName, metrics: Metrics, targets: DoraTargets = {}): readonly string[] {
  const { figure, sample, say, besides } = saidOf(name, metrics);
  const { value, interval, reason } = figure;
  const range = interval === null ? 'no interval' : `95 %: ${say(interval.lower)} to ${say(interval.upper)}`;
  const why = value === null && reason !== undefined ? [reason] : [];
  const target = Object.values(targets).some((each) => each !== undefined) ? [sayTarget(name, metrics, targets)] : [];
  return [name, value === null ? 'unknown' : say(value), sample, range, ...target, [...why, ...besides].join(', ')];
}

function sayTarget(name: MetricName, metrics: Metrics, targets: DoraTargets): string {
  const judged = judgeTarget(TARGETS[name], metrics, targets);
  return judged === undefined ? 'no target' : `target ${judged.verdict}: ${judged.wanted}`;
}

/** Value and sample of each, for a table of several tiers or teams. */
export function shortCells(metrics: Metrics): readonly string[] {
  return METRIC_NAMES.map((name) => {
    const { figure, sample, say } = saidOf(name, metrics);
    const all = name === 'deployment frequency' ? `${sample}${sayOthers(metrics.deploymentFrequency)}` : sample;
    return figure.value === null ? `unknown (${all})` : `${say(figure.value)} (${all})`;
  });
}

/** Under a head that says which of the two is of then. */
export function movementRows(
  { quarter, metrics }: Baseline,
  movement: Readonly<Record<string, Difference>> | undefined,
): readonly (readonly string[])[] {
  const rows = METRIC_NAMES.map((name) => {
    const { figure, say } = saidOf(name, metrics);
    const then = figure.value === null ? 'unknown' : say(figure.value);
    return [name, then, sayChange(name, movement?.[KEYS[name]], metrics)];
  });
  return [['', `in ${sayStretch(quarter)}`, 'change since then'], ...rows];
}

const KEYS = {
  'deployment frequency': 'deploymentFrequency',
  'lead time': 'leadTime',
  'change fail rate': 'changeFailRate',
  'recovery time': 'recoveryTime',
  'rework rate': 'reworkRate',
} as const satisfies Record<MetricName, keyof Metrics>;

const TARGETS = {
  'deployment frequency': 'deployment-frequency',
  'lead time': 'lead-time',
  'change fail rate': 'change-fail-rate',
  'recovery time': 'recovery-time',
  'rework rate': 'rework-rate',
} as const satisfies Record<MetricName, TargetName>;

function saidOf(name: MetricName, metrics: Metrics): Said {
  switch (name) {
    case 'deployment frequency':
      return ofFrequency(metrics.deploymentFrequency);
    case 'lead time':
      return ofSpread(metrics.leadTime, sayMerge(metrics.leadTime.mergeToDeploy.value));
    case 'change fail rate':
      return ofRatio(metrics.changeFailRate, some(metrics.changeFailRate.maturing, 'maturing'));
    case 'recovery time':
      return ofSpread(metrics.recoveryTime, some(metrics.recoveryTime.open, 'open'));
    case 'rework rate':
      return ofRatio(metrics.reworkRate, []);
  }
}

function ofFrequency(figure: Frequency): Said {
  const pace: Pace = paceOf(figure);
  const { rollbacks, redeploys, deployFailures, medianGap } = figure;
  const besides = [
    ...(rollbacks > 0 ? [count(rollbacks, 'rollback')] : []),
    ...(redeploys > 0 ? [count(redeploys, 'redeploy')] : []),
    ...(deployFailures > 0 ? [count(deployFailures, 'failed attempt')] : []),
    ...(medianGap === null ? [] : [`${sayDuration(medianGap)} between two`]),
  ];
  return { figure, sample: `n ${figure.n}`, say: (perDay) => sayPace(perDay, pace), besides };
}

function ofSpread(figure: Spread, more: readonly string[]): Said {
  const { p75, p90, n } = figure;
  const tail = n < 2 || p75 === null || p90 === null ? [] : [`p75 ${sayDuration(p75)}`, `p90 ${sayDuration(p90)}`];
  return { figure, sample: `n ${n}`, say: sayDuration, besides: [...tail, ...more] };
}

function ofRatio(figure: Ratio, besides: readonly string[]): Said {
  return { figure, sample: `${figure.numerator} of ${figure.n}`, say: sayPercent, besides };
}

function sayMerge(seconds: number | null): readonly string[] {
  return seconds === null ? [] : [`${sayDuration(seconds)} from merge to deployment`];
}

function some(n: number, what: string): readonly string[] {
  return n > 0 ? [`${n} ${what}`] : [];
}

function sayChange(name: MetricName, difference: Difference | undefined, before: Metrics): string {
  const { value, interval } = difference ?? { value: null, interval: null };
  if (value === null) return 'unknown';
  const say = (size: number): string => `${size > 0 ? '+' : ''}${sayDifference(name, size, before)}`;
  return interval === null ? say(value) : `${say(value)} (95 %: ${say(interval.lower)} to ${say(interval.upper)})`;
}

/** In the units in which the value before is told. */
function sayDifference(name: MetricName, size: number, { deploymentFrequency }: Metrics): string {
  if (name === 'lead time' || name === 'recovery time') return sayDuration(size);
  if (name === 'deployment frequency') {
    return `${size < 0 ? '−' : ''}${sayPace(Math.abs(size), paceOf(deploymentFrequency))}`;
  }
  return `${points(size)} points`;
}
