/** The rows as a table in Markdown, so that it can be read in a terminal and pasted into a document. */
import { isMet, median, type Row, type Unit } from './measure.ts';

const HEAD = ['what', 'median', 'spread', 'budget', 'against', 'ratio', 'result'];

export function table(rows: readonly Row[]): string {
  const lines = [HEAD, ...rows.map(cells)];
  const widths = HEAD.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  const texts = lines.map((line) => `| ${line.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`);
  return [texts[0], `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`, ...texts.slice(1)].join('\n');
}

function cells(row: Row): readonly string[] {
  const { what, times, unit } = row;
  const sorted = times.toSorted((one, other) => one - other);
  // The middle half: single runs are interrupted by whatever else the machine does.
  const at = (share: number): number => sorted[Math.floor((sorted.length - 1) * share)] ?? Number.NaN;
  return [
    what,
    say(median(times), unit),
    `${say(at(0.25), unit)} to ${say(at(0.75), unit)}`,
    ...limitCells(row),
    result(isMet(row)),
  ];
}

function limitCells({ limit, unit }: Row): readonly string[] {
  switch (limit?.kind) {
    case undefined:
      return ['', '', ''];
    case 'time':
      return [`at most ${say(limit.milliseconds)}`, '', ''];
    case 'most':
      return [`at most ${say(limit.most, unit)}`, '', ''];
    case 'ratio':
      return [`at most ${limit.most} times`, limit.against, median(limit.ratios).toFixed(2)];
    case 'least':
      return [`at least ${limit.least} times`, limit.against, median(limit.ratios).toFixed(2)];
  }
}

function result(met: boolean | undefined): string {
  if (met === undefined) return '';
  return met ? 'met' : 'MISSED';
}

function say(value: number, unit: Unit = 'ms'): string {
  if (unit === 'ms') return sayTime(value);
  return `${value.toFixed(value < 10 ? 1 : 0)} ${unit}`;
}

function sayTime(milliseconds: number): string {
  if (milliseconds >= 1000) return `${(milliseconds / 1000).toFixed(2)} s`;
  return `${milliseconds.toFixed(milliseconds < 10 ? 2 : 0)} ms`;
}
