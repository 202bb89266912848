/** What a lead has to look at, and nothing else: the first lines of the issue. */
import type { DoraReport, LaneMetrics } from '../report.ts';
import { sayMetric } from './metrics.ts';
import { directionOf, REPORT_KEYS, sayStretch } from './movement.ts';
import { sayCut } from './table.ts';
import { type DoraTargets, judgeTargets, METRIC_NAMES, TARGET_NAMES } from './targets.ts';
import { count, sayName } from './words.ts';

const MOST_LINES = 12;

export function sayLane({ service, environment }: Pick<LaneMetrics, 'service' | 'environment'>): string {
  return `${sayName(service)} in ${sayName(environment)}`;
}

/** The most pressing first. */
export function attentionOf(report: DoraReport, targets: DoraTargets | undefined): readonly string[] {
  return [
    ...report.lanes.flatMap(sayOpenFailures),
    ...report.lanes.flatMap((lane) => sayMissed(lane, targets)),
    ...sayWorse(report),
    ...(report.calibration.state === 'recalibrate' ? ['The tiers want recalibration, see Calibration below.'] : []),
    ...sayToConfirm(report),
  ];
}

function sayOpenFailures(lane: LaneMetrics): readonly string[] {
  const { open } = lane.metrics.recoveryTime;
  return open === 0 ? [] : [`${sayLane(lane)}: ${count(open, 'failure')} not recovered yet.`];
}

function sayMissed(lane: LaneMetrics, targets: DoraTargets | undefined): readonly string[] {
  if (targets === undefined) return [];
  return judgeTargets(lane.metrics, targets)
    .filter(({ verdict }) => verdict === 'missed')
    .map(({ name, wanted }) => {
      const { value, interval } = sayMetric(name, lane.metrics);
      return `${sayLane(lane)}: ${METRIC_NAMES[name].toLowerCase()} misses its target, it is ${value} (95 % interval ${interval}) and wanted is ${wanted}.`;
    });
}

function sayWorse({ baseline, movement }: DoraReport): readonly string[] {
  if (baseline === undefined || movement === undefined) return [];
  return TARGET_NAMES.flatMap((name) => {
    const moved = movement[REPORT_KEYS[name]];
    if (moved === undefined || directionOf(name, moved) !== 'worse') return [];
    return [`${METRIC_NAMES[name]} is worse than in ${sayStretch(baseline.quarter)}, see Movement below.`];
  });
}

function sayToConfirm({ dataQuality }: DoraReport): readonly string[] {
  const wanting = dataQuality.suggestedCauses.length;
  if (wanting === 0) return [];
  return [`${count(wanting, 'incident waits', 'incidents wait')} for somebody to confirm the cause, see Causes below.`];
}

/** The bold line and its list. `hasFigures`: whether anything at all can be judged. */
export function sayAttention(lines: readonly string[], hasFigures: boolean): readonly string[] {
  if (lines.length === 0) {
    return [hasFigures ? '**Nothing needs attention.**' : '**Nothing can be judged yet: nothing was deployed.**'];
  }
  const shown = lines.slice(0, MOST_LINES);
  const head = `**${count(lines.length, 'thing needs', 'things need')} attention:**`;
  return [head, '', ...shown.map((line) => `- ${line}`), ...sayCut(lines.length - shown.length, 'below')];
}
