/** One lane: its figures, and what they do not hold. */
import { epochMs } from '../../domain/instant.ts';
import type { DoraReport, LaneMetrics } from '../report.ts';
import { sayLane } from './attention.ts';
import { partsTable } from './breakdown.ts';
import { metricsTable, sayBesides } from './metrics.ts';
import { collapsed } from './table.ts';
import type { DoraTargets } from './targets.ts';
import { sayDate } from './words.ts';

/** With more lanes than these, a table of all comes first and each lane's own part is closed. */
const MOST_OPEN = 3;

type Window = Pick<DoraReport, 'window' | 'zone'>;

/** Each lane under a heading of its own; many lanes as one table, with the rest behind each. */
export function lanesSection(
  lanes: readonly LaneMetrics[],
  report: Window,
  targets: DoraTargets | undefined,
): readonly string[] {
  if (lanes.length <= MOST_OPEN) {
    return lanes.flatMap((lane) => [`### ${sayLane(lane)}`, '', ...laneLines(lane, report, targets), '']);
  }
  const parts = lanes.map((lane) => ({ cells: [sayLane(lane)], metrics: lane.metrics }));
  return [
    '### Lanes',
    '',
    'By name, not by rank.',
    '',
    ...partsTable(['lane'], parts),
    '',
    ...lanes.flatMap((lane) => [...collapsed(sayLane(lane), laneLines(lane, report, targets)), '']),
  ];
}

function laneLines(lane: LaneMetrics, report: Window, targets: DoraTargets | undefined): readonly string[] {
  const besides = [...sayObserved(lane, report), ...sayBesides(lane.metrics)];
  return [
    ...metricsTable(lane.metrics, targets),
    ...(besides.length === 0 ? [] : ['', ...besides.map((line) => `- ${line}`)]),
  ];
}

/** A lane that is younger than the window. */
function sayObserved({ observedFrom }: LaneMetrics, { window, zone }: Window): readonly string[] {
  if (epochMs(observedFrom) <= epochMs(window.from)) return [];
  return [`Observed since ${sayDate(observedFrom, zone)}; the days before that are not counted.`];
}
