/** The figures for a terminal. Nothing is coloured, and no cell can move a cursor. */

import { epochMs } from '../../domain/instant.ts';
import { plainLine } from '../../domain/markdown.ts';
import { points } from '../../dora/render/calibration.ts';
import { count, sayDate, sayMoment } from '../../dora/render/words.ts';
import type { Calibration, DoraReport, Mark, Metrics } from '../../dora/report.ts';
import { inColumns } from './columns.ts';
import { METRIC_NAMES, metricRow, movementRow, shortCells } from './metric-rows.ts';
import { sayQuality } from './quality-text.ts';

const LONGEST_LINE = 300;
const DAY = 86_400_000;

/** Ends without a line break. */
export function doraText(report: DoraReport): string {
  const sections = [
    sayHead(report),
    ...report.lanes.map((lane) => [
      plain(`${lane.service} in ${lane.environment}, observed since ${sayDate(lane.observedFrom, report.zone)}`),
      ...inColumns(METRIC_NAMES.map((name) => metricRow(name, lane.metrics))),
    ]),
    byName('By tier', report.byTier),
    byName('By type', report.byType),
    byName('By team', report.byTeam),
    [`Calibration: ${sayCalibration(report.calibration)}`],
    sayMovement(report),
    sayMarks(report.marks ?? [], report.zone),
    sayQuality(report.dataQuality),
  ];
  return sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n');
}

/** A line with names that others chose; cells of columns are made harmless one by one, since this closes up gaps. */
function plain(line: string): string {
  return plainLine(line, LONGEST_LINE);
}

function sayHead({ window: { from, until }, zone, definitions, lanes }: DoraReport): readonly string[] {
  const days = Math.round((epochMs(until) - epochMs(from)) / DAY);
  const span = `${sayMoment(from, zone)} to ${sayMoment(until, zone)} ${zone}`;
  const head = `DORA figures, ${span} (${count(days, 'day')}), definitions ${definitions.version}`;
  return lanes.length > 0 ? [head] : [head, 'Nothing was deployed to production in what was read.'];
}

function byName(what: string, metrics: Readonly<Record<string, Metrics>>): readonly string[] {
  const rows = Object.entries(metrics).map(([name, its]) => [name, ...shortCells(its)]);
  return rows.length === 0 ? [] : inColumns([[what, ...METRIC_NAMES], ...rows], '');
}

function sayCalibration({ state, difference, needed }: Calibration): string {
  const { value, interval } = difference;
  const range = interval === null ? '' : `, ${points(interval.lower)} to ${points(interval.upper)} at 95 %`;
  const by = value === null ? 'unknown' : `${points(value)} points${range}`;
  const apart = `the highest tier's change fail rate less the lowest's is ${by}`;
  switch (state) {
    case 'separated':
      return `the tiers are separated; ${apart}.`;
    case 'recalibrate':
      return `recalibrate: the risk tiers do not tell what fails; ${apart}.`;
    case 'not-enough-evidence':
      return `not enough evidence, about ${count(needed ?? 0, 'more deployment')} needed; ${apart}.`;
  }
}

function sayMovement({ baseline, movement }: DoraReport): readonly string[] {
  if (baseline === undefined) return [];
  const rows = METRIC_NAMES.map((name) => movementRow(name, baseline.metrics, movement));
  return [`Against ${baseline.quarter}, all lanes together`, ...inColumns(rows)];
}

function sayMarks(marks: readonly Mark[], zone: string): readonly string[] {
  if (marks.length === 0) return [];
  const rows = marks.map(({ at, sha, summary }) => [sayMoment(at, zone), sha.slice(0, 12), summary]);
  return ['Changes of the policy', ...inColumns(rows)];
}
