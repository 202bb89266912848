/** A backtest for people: what was held and why, and what it comes to. */
import { plainLine } from '../domain/markdown.ts';
import type { ReplayedRelease } from '../flow/backtest/replayed-release.ts';
import { sayDifferences, sayReleases } from '../flow/backtest/say-differences.ts';
import { isChanged } from '../flow/backtest/summarise.ts';
import type { BacktestResult } from '../flow/backtest.ts';
import { rollbackRow, sayRollbacks } from './backtest-rollbacks.ts';

export interface ReportedPolicies {
  readonly policy: string;
  readonly against: string | undefined;
}

/** Ends without a line break. */
export function reportBacktest(result: BacktestResult, { policy, against }: ReportedPolicies): string {
  const { releases, summary, rollbacks } = result.document;
  const held = releases.filter(({ heldBy }) => heldBy.length > 0);
  const unknown = tallied(releases.flatMap((release) => release.unknown));
  const sections = [
    [`${sayReleases(releases.length)} under ${policy}, ${held.length} held by time${held.length === 0 ? '' : ':'}`],
    inColumns(held.map(heldRow)),
    inColumns([
      ...Object.entries(summary.byTier).map(([tier, count]) => [`tier ${tier}`, String(count)]),
      ...Object.entries(summary.byGate).map(([gate, count]) => [`held by ${gate}`, String(count)]),
      ['held in all', sayTime(summary.heldFor)],
      ...(summary.heldForever === 0 ? [] : [['held for ever', String(summary.heldForever)]]),
      ...unknown.map(([gate, count]) => [`not known, taken as met: ${gate}`, String(count)]),
    ]),
    ...(rollbacks === undefined ? [] : [[sayRollbacks(rollbacks)], inColumns(rollbacks.list.map(rollbackRow))]),
    ...(against === undefined ? [] : compare(result, against)),
  ];
  return sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n');
}

function compare({ document: { releases }, against }: BacktestResult, file: string): readonly (readonly string[])[] {
  const differences = sayDifferences(releases, against);
  if (differences.length === 0)
    return [[`Under ${file} instead, nothing would change for ${sayReleases(releases.length)}`]];
  const changed = releases.filter(isChanged);
  return [
    [`Under ${file} instead:`, ...differences.map((each) => `  ${each}`)],
    ...(changed.length === 0
      ? []
      : [
          [`${sayReleases(changed.length)} of another tier or held by other gates:`],
          inColumns(changed.map(changedRow)),
        ]),
  ];
}

function heldRow(release: ReplayedRelease): readonly string[] {
  const { heldBy, heldFor, changes } = release;
  return [
    ...rowHead(release),
    `${changes} change${changes === 1 ? '' : 's'}`,
    `${sayHeld(heldFor)} by ${heldBy.join(', ')}`,
  ];
}

function changedRow(release: ReplayedRelease): readonly string[] {
  const { tier, heldBy, heldFor, against } = release;
  const say = (by: readonly string[], seconds: number | null) =>
    by.length === 0 ? 'open' : `${sayHeld(seconds)} by ${by.join(', ')}`;
  const tiers = against === undefined || against.tier === tier ? '' : `tier ${tier} -> ${against.tier}`;
  const now = say(heldBy, heldFor);
  const then = say(against?.heldBy ?? [], against?.heldFor ?? null);
  return [...rowHead(release), tiers, now === then ? now : `${now} -> ${then}`];
}

function rowHead({ id, at, environment, tier, releaseType }: ReplayedRelease): readonly string[] {
  return [id, at, environment, tier, releaseType];
}

function sayHeld(seconds: number | null): string {
  return seconds === null ? 'held for ever' : `held ${sayTime(seconds)}`;
}

/** The two largest units that are not zero: `18d 23h`, `45m`. */
export function sayTime(seconds: number): string {
  const parts = [
    [Math.floor(seconds / 86_400), 'd'],
    [Math.floor(seconds / 3600) % 24, 'h'],
    [Math.floor(seconds / 60) % 60, 'm'],
    [seconds % 60, 's'],
  ] as const;
  const first = parts.findIndex(([count]) => count > 0);
  if (first < 0) return '0s';
  return parts
    .slice(first, first + 2)
    .filter(([count]) => count > 0)
    .map(([count, unit]) => `${count}${unit}`)
    .join(' ');
}

function tallied(names: readonly string[]): readonly (readonly [string, number])[] {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts];
}

/** Names of tags and gates come from others: a terminal must not be moved by them. */
const LONGEST_CELL = 200;

function inColumns(rows: readonly (readonly string[])[]): readonly string[] {
  const cells = rows.map((row) => row.map((cell) => plainLine(cell, LONGEST_CELL)));
  const widths = (cells[0] ?? []).map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
  return cells.map((row) => `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd());
}
