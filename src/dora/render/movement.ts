/** What changed since the baseline, and what was changed in the process meanwhile. */

import { inertMarkdown, plainLine } from '../../domain/markdown.ts';
import type { Difference, DoraReport, Mark, Metrics } from '../report.ts';
import { points } from './calibration.ts';
import { sayMetric } from './metrics.ts';
import { sayCut, table } from './table.ts';
import { METRIC_NAMES, TARGET_NAMES, type TargetName } from './targets.ts';
import { paceOf, sayDate, sayDuration, sayName, sayPace } from './words.ts';

/** The metrics as the report names them. */
export const REPORT_KEYS = {
  'deployment-frequency': 'deploymentFrequency',
  'lead-time': 'leadTime',
  'change-fail-rate': 'changeFailRate',
  'recovery-time': 'recoveryTime',
  'rework-rate': 'reworkRate',
} as const satisfies Record<TargetName, keyof Metrics>;

export function sayBaseline({ baseline, movement }: DoraReport): readonly string[] {
  if (baseline === undefined) return [];
  const rows = TARGET_NAMES.map((name) => {
    const moved = movement?.[REPORT_KEYS[name]];
    const change =
      moved === undefined
        ? ['unknown', 'unknown']
        : [sayChange(name, moved, baseline.metrics), sayReading(name, moved)];
    return [METRIC_NAMES[name], sayMetric(name, baseline.metrics).value, ...change];
  });
  const quarter = sayStretch(baseline.quarter);
  const head = ['metric', quarter, 'change since (95 % interval)', 'what that says'];
  return [`### Movement since ${quarter}`, '', 'All lanes together.', '', ...table(head, rows), ''];
}

/** `2026-Q3`; before a whole quarter was observed, of `2026-08-14/P90D`: `the 90 days from 2026-08-14`. */
export function sayStretch(quarter: string): string {
  const [, from, days] = /^(\d{4}-\d{2}-\d{2})\/P(\d+)D$/u.exec(quarter) ?? [];
  return from === undefined ? sayName(quarter) : `the ${days} days from ${from}`;
}

export function sayChange(name: TargetName, { value, interval }: Difference, before: Metrics): string {
  if (value === null) return 'unknown';
  const say = sayDifference(name, before);
  const range = interval === null ? '' : ` (${say(interval.lower)} to ${say(interval.upper)})`;
  return `${say(value)}${range}`;
}

/** In the units in which the value before is told. */
function sayDifference(name: TargetName, before: Metrics): (value: number) => string {
  if (name === 'lead-time' || name === 'recovery-time') return (value) => signed(value, sayDuration);
  if (name === 'deployment-frequency') {
    const pace = paceOf(before.deploymentFrequency);
    return (value) => signed(value, (perDay) => sayPace(perDay, pace));
  }
  return (value) => `${value > 0 ? '+' : ''}${points(value)} points`;
}

function signed(value: number, say: (size: number) => string): string {
  if (value === 0) return say(0);
  return `${value < 0 ? '−' : '+'}${say(Math.abs(value))}`;
}

/** Better or worse only where the interval leaves no doubt about the direction. */
export function directionOf(name: TargetName, { value, interval }: Difference): 'better' | 'worse' | 'unclear' {
  if (value === null || interval === null || (interval.lower <= 0 && interval.upper >= 0)) return 'unclear';
  const isMore = interval.lower > 0;
  return isMore === (name === 'deployment-frequency') ? 'better' : 'worse';
}

const READINGS = { better: '✅ better', worse: '⛔ worse', unclear: 'may be chance' };

function sayReading(name: TargetName, difference: Difference): string {
  if (difference.value === null) return 'unknown';
  return difference.interval === null ? 'not judged: it has no interval' : READINGS[directionOf(name, difference)];
}

/** The newest first; `most` of them. */
export function sayMarks(marks: readonly Mark[], zone: string, most: number): readonly string[] {
  if (marks.length === 0 || most === 0) return [];
  const newest = [...marks].sort((a, b) => Date.parse(b.at) - Date.parse(a.at)).slice(0, most);
  const rows = newest.map(({ at, sha, summary }) => [
    sayDate(at, zone),
    sayName(sha.slice(0, 7)),
    inertMarkdown(plainLine(summary, 200)),
  ]);
  return [
    '### Changes of the policy',
    '',
    'Figures before and after one of these may differ because of it.',
    '',
    ...table(['when', 'commit', 'what'], rows),
    ...sayCut(marks.length - newest.length, 'changes'),
    '',
  ];
}
