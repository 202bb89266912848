/**
 * Whether a target is met. The interval decides, not the point: a target is met when all of the interval keeps it,
 * missed when none of it does, and unknown in between or without an interval.
 */
import { parseDuration } from '../../domain/instant.ts';
import type { Figure, Frequency, Metrics } from '../report.ts';
import { paceOf, sayDuration, sayPace, sayPercent } from './words.ts';

/** As the policy writes them under `dora.targets`: `5%`, `1h`, deployments per day. */
export interface DoraTargets {
  readonly 'deployment-frequency'?: number | undefined;
  readonly 'lead-time'?: string | undefined;
  readonly 'change-fail-rate'?: string | undefined;
  readonly 'recovery-time'?: string | undefined;
  readonly 'rework-rate'?: string | undefined;
}

export type TargetName = keyof DoraTargets;
export type Verdict = 'met' | 'missed' | 'unknown';

export interface JudgedTarget {
  readonly name: TargetName;
  readonly verdict: Verdict;
  /** E.g. `at most 5 %`. */
  readonly wanted: string;
}

/** The five, in the order in which they are shown. */
export const METRIC_NAMES = {
  'deployment-frequency': 'Deployment frequency',
  'lead-time': 'Lead time for changes',
  'change-fail-rate': 'Change fail rate',
  'recovery-time': 'Recovery time',
  'rework-rate': 'Rework rate',
} as const satisfies Record<TargetName, string>;

/** In the order of {@link METRIC_NAMES}. */
export const TARGET_NAMES = Object.keys(METRIC_NAMES) as readonly TargetName[];

export function judgeTargets(metrics: Metrics, targets: DoraTargets): readonly JudgedTarget[] {
  return TARGET_NAMES.flatMap((name) => judgeTarget(name, metrics, targets) ?? []);
}

/** Undefined: no target is set for it, or what is set cannot be read. */
export function judgeTarget(name: TargetName, metrics: Metrics, targets: DoraTargets): JudgedTarget | undefined {
  if (name === 'deployment-frequency') return judgeFrequency(metrics.deploymentFrequency, targets[name]);
  const limit = limitOf(name, targets);
  if (limit === undefined) return undefined;
  const say = isDuration(name) ? sayDuration : sayPercent;
  return { name, verdict: atMost(figureOf(name, metrics), limit), wanted: `at most ${say(limit)}` };
}

function judgeFrequency(figure: Frequency, limit: number | undefined): JudgedTarget | undefined {
  if (limit === undefined) return undefined;
  const wanted = `at least ${sayPace(limit, paceOf({ value: limit, interval: null }))}`;
  return { name: 'deployment-frequency', verdict: atLeast(figure, limit), wanted };
}

function isDuration(name: TargetName): boolean {
  return name === 'lead-time' || name === 'recovery-time';
}

/** Seconds, or a share. */
function limitOf(name: Exclude<TargetName, 'deployment-frequency'>, targets: DoraTargets): number | undefined {
  const text = targets[name];
  if (text === undefined) return undefined;
  if (isDuration(name)) {
    const duration = parseDuration(text);
    return duration === undefined ? undefined : duration / 1000;
  }
  const share = /^(\d{1,3}(?:\.\d+)?)\s?%$/u.exec(text)?.[1];
  return share === undefined ? undefined : Number(share) / 100;
}

function figureOf(name: Exclude<TargetName, 'deployment-frequency'>, metrics: Metrics): Figure {
  switch (name) {
    case 'lead-time':
      return metrics.leadTime;
    case 'change-fail-rate':
      return metrics.changeFailRate;
    case 'recovery-time':
      return metrics.recoveryTime;
    case 'rework-rate':
      return metrics.reworkRate;
  }
}

function atMost({ value, interval }: Figure, limit: number): Verdict {
  if (value === null || interval === null) return 'unknown';
  if (interval.upper <= limit) return 'met';
  return interval.lower > limit ? 'missed' : 'unknown';
}

function atLeast({ value, interval }: Figure, limit: number): Verdict {
  if (value === null || interval === null) return 'unknown';
  if (interval.lower >= limit) return 'met';
  return interval.upper < limit ? 'missed' : 'unknown';
}

const SIGNS: Readonly<Record<Verdict, string>> = { met: '✅ met', missed: '⛔ missed', unknown: '❔ unknown yet' };

/** `⛔ missed: at most 5 %`. */
export function sayTarget(judged: JudgedTarget | undefined): string {
  return judged === undefined ? 'none set' : `${SIGNS[judged.verdict]}: ${judged.wanted}`;
}
