/** The figures for a terminal. Nothing is coloured, and no cell can move a cursor. */

import { epochMs } from '../../domain/instant.ts';
import { plainLine } from '../../domain/markdown.ts';
import type { DoraTargets } from '../../dora/render/targets.ts';
import { count, sayDate, sayMoment } from '../../dora/render/words.ts';
import type { DoraReport, Mark, Metrics } from '../../dora/report.ts';
import { calibrationText } from './calibration-text.ts';
import { inColumns } from './columns.ts';
import { METRIC_NAMES, metricRow, movementRows, shortCells } from './metric-rows.ts';
import { processText } from './process-text.ts';
import { sayQuality } from './quality-text.ts';

const LONGEST_LINE = 300;
const DAY = 86_400_000;

/** What the policy says of how the figures are told. */
export interface TextOptions {
  readonly targets?: DoraTargets | undefined;
  /** Lowest first. */
  readonly tiers?: readonly string[] | undefined;
  /** Whether a deployment without a team lacks something. */
  readonly wantsTeams?: boolean | undefined;
}

/** Ends without a line break. */
export function doraText(report: DoraReport, { targets, tiers, wantsTeams = false }: TextOptions = {}): string {
  const hasTeams = wantsTeams || Object.keys(report.byTeam).length > 0;
  const sections = [
    sayHead(report),
    ...report.lanes.map((lane) => [
      plain(`${lane.service} in ${lane.environment}, observed since ${sayDate(lane.observedFrom, report.zone)}`),
      ...inColumns(METRIC_NAMES.map((name) => metricRow(name, lane.metrics, targets))),
    ]),
    byName('By tier', report.byTier),
    byName('By type', report.byType),
    byName('By team', report.byTeam),
    calibrationText(report.calibration, tiers),
    sayMovement(report),
    sayMarks(report.marks ?? [], report.zone),
    processText(report.process, report.zone),
    sayQuality(report, hasTeams),
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

function sayHead({ window: { from, until }, zone, definitions, lanes, dataQuality }: DoraReport): readonly string[] {
  const days = Math.round((epochMs(until) - epochMs(from)) / DAY);
  const span = `${sayMoment(from, zone)} to ${sayMoment(until, zone)} ${zone}`;
  const head = `DORA figures, ${span} (${count(days, 'day')}), definitions ${definitions.version}`;
  return lanes.length > 0 ? [head] : [head, ...sayNothing(dataQuality.otherEnvironments ?? {})];
}

const MOST_OTHERS = 5;

/** Most often production has another name. */
function sayNothing(others: Readonly<Record<string, number>>): readonly string[] {
  const nothing = 'Nothing was deployed to production in what was read.';
  const names = Object.entries(others);
  if (names.length === 0) return [nothing];
  const seen = names.slice(0, MOST_OTHERS).map(([name, n]) => `${plainLine(name, 60) || '(no name)'} (${n})`);
  const more = names.length > seen.length ? `, and ${names.length - seen.length} more` : '';
  return [
    nothing,
    plain(`There are deployments to ${seen.join(', ')}${more}.`),
    'If one of these is production, name it under dora.production in the policy, and give that with --policy.',
  ];
}

function byName(what: string, metrics: Readonly<Record<string, Metrics>>): readonly string[] {
  const rows = Object.entries(metrics).map(([name, its]) => [name, ...shortCells(its)]);
  return rows.length === 0 ? [] : inColumns([[what, ...METRIC_NAMES], ...rows], '');
}

function sayMovement({ baseline, movement }: DoraReport): readonly string[] {
  if (baseline === undefined) return [];
  return ['Movement, all lanes together', ...inColumns(movementRows(baseline, movement))];
}

function sayMarks(marks: readonly Mark[], zone: string): readonly string[] {
  if (marks.length === 0) return [];
  const rows = marks.map(({ at, sha, summary }) => [sayMoment(at, zone), sha.slice(0, 12), summary]);
  return ['Changes of the policy', ...inColumns(rows)];
}
