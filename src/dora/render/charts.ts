/**
 * Charts as Mermaid. `xychart-beta` is the keyword that every Mermaid since 10.5 reads. A series that holds null or
 * nothing does not parse and would show as an error, so such a chart is left out. Each chart has a table beside it:
 * e-mail and small screens show the source of a chart.
 */
import { collapsed, table } from './table.ts';

export interface Bar {
  readonly label: string;
  readonly value: number;
}

/** A year of weeks. */
const MOST_BARS = 53;
/** More labels than these stand side by side in no issue; the bars are laid down then. */
const MOST_UPRIGHT = 14;
const LONGEST_TITLE = 90;
const LONGEST_LABEL = 40;

/** Lines of a fenced Mermaid block; empty when there is nothing to compare. The newest bars are the last ones. */
export function barChart(title: string, axis: string, bars: readonly Bar[]): readonly string[] {
  const drawn = bars.slice(-MOST_BARS).filter(({ value }) => Number.isFinite(value) && value >= 0);
  const highest = Math.max(0, ...drawn.map(({ value }) => value));
  if (highest === 0 || drawn.length < 2) return [];
  return [
    '```mermaid',
    settingsFor(drawn.length),
    drawn.length > MOST_UPRIGHT ? 'xychart-beta horizontal' : 'xychart-beta',
    `    title "${plainTitle(title, LONGEST_TITLE)}"`,
    `    x-axis [${distinct(drawn.map(({ label }) => plainTitle(label, LONGEST_LABEL)))
      .map((label) => `"${label}"`)
      .join(', ')}]`,
    `    y-axis "${plainTitle(axis, LONGEST_LABEL)}" 0 --> ${sayValue(highest)}`,
    `    bar [${drawn.map(({ value }) => sayValue(value)).join(', ')}]`,
    '```',
  ];
}

/** Room for each label, so that none covers the next. */
function settingsFor(bars: number): string {
  const size = bars > MOST_UPRIGHT ? { height: 80 + bars * 20 } : { width: 900, height: 300 };
  const xAxis = { labelFontSize: 11 };
  return `%%{init: ${JSON.stringify({ xyChart: { ...size, xAxis } })}}%%`;
}

/** Digits without an exponent, which the grammar does not know. */
function sayValue(value: number): string {
  return Number.isInteger(value) && value < 1e15 ? String(value) : String(Number(value.toFixed(3)));
}

/** Letters, digits and a little punctuation: nothing that ends a text or begins anything. */
function plainTitle(text: string, longest: number): string {
  const safe = text
    .replace(/[^\p{L}\p{N} .,:/()_-]+/gu, ' ')
    .replace(/-{2,}/gu, '-')
    .replace(/\s+/gu, ' ')
    .trim();
  return [...safe].slice(0, longest).join('').trim() || 'other';
}

/** Two bars of one label would be drawn as one. */
function distinct(labels: readonly string[]): readonly string[] {
  const seen = new Set<string>();
  return labels.map((label) => {
    let name = label;
    for (let nth = 2; seen.has(name); nth += 1) name = `${label} (${nth})`;
    seen.add(name);
    return name;
  });
}

export interface Weeks {
  readonly title: string;
  readonly weeks: readonly { readonly week: string; readonly n: number }[];
}

/** The weeks of a lane, newest last: the chart, and its numbers under it. */
export function weeksSection({ title, weeks }: Weeks, most: number): readonly string[] {
  const shown = weeks.slice(-most);
  const chart = barChart(
    `Deployments per ISO week, ${title}`,
    'deployments',
    shown.map(({ week, n }) => ({ label: week, value: n })),
  );
  if (chart.length === 0) return [];
  const rows = shown.map(({ week, n }) => [plainTitle(week, LONGEST_LABEL), String(n)]);
  return [...chart, '', ...collapsed('The same as a table', table(['week', 'deployments'], rows)), ''];
}
