/** The same five metrics of several lanes, tiers, types or teams side by side. Never ranked. */
import type { Metrics } from '../report.ts';
import { sayCut, table } from './table.ts';
import { METRIC_NAMES, TARGET_NAMES } from './targets.ts';
import { sayDuration, sayFrequency, sayName, sayOthers, sayRate, sayRateInterval, sayUnknown } from './words.ts';

export interface Part {
  /** Markdown already. */
  readonly cells: readonly string[];
  readonly metrics: Metrics;
}

/** Cells of the five metrics, short: the value, of how many, and of the rates the interval. */
export function shortCells(metrics: Metrics): readonly string[] {
  return [
    sayFrequency(metrics.deploymentFrequency) + sayOthers(metrics.deploymentFrequency),
    sayShortSpread(metrics.leadTime),
    sayShortRate(metrics.changeFailRate),
    sayShortSpread(metrics.recoveryTime),
    sayShortRate(metrics.reworkRate),
  ];
}

function sayShortSpread(figure: Metrics['leadTime'] | Metrics['recoveryTime']): string {
  return figure.value === null ? sayUnknown(figure) : `${sayDuration(figure.value)} (n = ${figure.n})`;
}

function sayShortRate(figure: Metrics['changeFailRate'] | Metrics['reworkRate']): string {
  if (figure.value === null || figure.interval === null) return sayRate(figure);
  return `${sayRate(figure)}<br>${sayRateInterval(figure)}`;
}

export function partsTable(what: readonly string[], parts: readonly Part[]): readonly string[] {
  const head = [...what, ...TARGET_NAMES.map((name) => METRIC_NAMES[name])];
  return table(
    head,
    parts.map(({ cells, metrics }) => [...cells, ...shortCells(metrics)]),
  );
}

/** A section of a table, or nothing where there are no parts. Those beyond `most` are counted. */
export function breakdown(
  heading: string,
  what: string,
  names: readonly string[],
  byName: Readonly<Record<string, Metrics>>,
  most: number,
): readonly string[] {
  const shown = names.slice(0, most).flatMap((name) => {
    const metrics = byName[name];
    return metrics === undefined ? [] : [{ cells: [sayName(name)], metrics }];
  });
  if (shown.length === 0) return [];
  return [`### ${heading}`, '', ...partsTable([what], shown), ...sayCut(names.length - shown.length, `${what}s`), ''];
}

const USUAL_TIERS = ['low', 'medium', 'high'];

/** Lowest first where the order is known, then by name. */
export function tierOrder(names: readonly string[], tiers: readonly string[] = USUAL_TIERS): readonly string[] {
  function place(name: string): number {
    const at = tiers.indexOf(name);
    return at < 0 ? tiers.length : at;
  }
  return [...names].sort((a, b) => place(a) - place(b) || byName(a, b));
}

/** By code units: the same on every machine. */
export function byName(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
