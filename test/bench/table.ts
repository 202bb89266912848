/** The rows as a table in Markdown, so that it can be read in a terminal and pasted into a document. */
import { isMet, type Limit, median, type Row } from './measure.ts';

const HEAD = ['what', 'median', 'spread', 'budget', 'against', 'ratio', 'result'];

export function table(rows: readonly Row[]): string {
  const lines = [HEAD, ...rows.map(cells)];
  const widths = HEAD.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  const texts = lines.map((line) => `| ${line.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`);
  return [texts[0], `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`, ...texts.slice(1)].join('\n');
}

function cells(row: Row): readonly string[] {
  const { what, times, limit } = row;
  const sorted = times.toSorted((one, other) => one - other);
  // The middle half: single runs are interrupted by whatever else the machine does.
  const at = (share: number): number => sorted[Math.floor((sorted.length - 1) * share)] ?? Number.NaN;
  return [what, say(median(times)), `${say(at(0.25))} to ${say(at(0.75))}`, ...limitCells(limit), result(isMet(row))];
}

function limitCells(limit: Limit | undefined): readonly string[] {
  if (limit === undefined) return ['', '', ''];
  if (limit.kind === 'time') return [say(limit.milliseconds), '', ''];
  return [`${limit.most} times`, limit.against, median(limit.ratios).toFixed(2)];
}

function result(met: boolean | undefined): string {
  if (met === undefined) return '';
  return met ? 'met' : 'MISSED';
}

function say(milliseconds: number): string {
  if (milliseconds >= 1000) return `${(milliseconds / 1000).toFixed(2)} s`;
  return `${milliseconds.toFixed(milliseconds < 10 ? 2 : 0)} ms`;
}
