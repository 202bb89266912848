/** The ledger for a terminal of 100 columns: a table of what runs, and under it what has to be known of each lane. */

import { epochMs, type Instant } from '../domain/instant.ts';
import { plainLine } from '../domain/markdown.ts';
import type { EnvironmentLane } from '../flow/library/environment-lane.ts';
import type { Ledger } from '../flow/library/ledger.ts';
import { remarksOf, sayInstant } from './ledger-remarks.ts';

const WIDTH = 100;
const HEAD = ['ENVIRONMENT', 'SERVICE', 'RUNS', 'SINCE (UTC)', 'FOR', 'TIER', 'VERIFIED', 'LET IN BY'];
/** The longest of each; all of them and the spaces between fit into the width. */
const WIDEST = [18, 12, 7, 16, 6, 8, 12, 0];

/** @param isNarrowed repositories without what was asked for are left out. */
export function ledgerText({ repositories, at }: Ledger, isNarrowed: boolean): string {
  const shown = repositories.filter(({ lanes }) => !isNarrowed || lanes.length > 0);
  if (shown.length === 0) return 'Nothing is known yet: the App was told of no repository.';
  return shown
    .map(({ repository, lanes }) => {
      const title = plain(repository, WIDTH);
      if (lanes.length === 0) return `${title}\n  No environment is known.`;
      return [title, ...tableOf(lanes, at), ...lanes.flatMap((lane) => remarks(lane, at))].join('\n');
    })
    .join('\n\n');
}

function tableOf(lanes: readonly EnvironmentLane[], at: Instant): readonly string[] {
  const rows = [HEAD, ...lanes.map((lane) => rowOf(lane, at))];
  const widths = HEAD.map((_, column) => Math.max(...rows.map((row) => [...(row[column] ?? '')].length)));
  return rows.map((row) => {
    const cells = row.map((cell, column) => cell + ' '.repeat((widths[column] ?? 0) - [...cell].length));
    return cut(`  ${cells.join('  ')}`.trimEnd(), WIDTH);
  });
}

function rowOf({ environment, service, running }: EnvironmentLane, at: Instant): readonly string[] {
  const place = [plain(environment, WIDEST[0]), plain(service, WIDEST[1])];
  if (running === null) return [...place, 'unknown', '-', '-', '-', '-', '-'];
  const { sha, since, tier, verification, opened } = running;
  return [
    ...place,
    sha.slice(0, 7),
    sayInstant(since),
    shortAge(epochMs(at) - epochMs(since)),
    plain(tier ?? 'unknown', WIDEST[5]),
    verification?.verdict ?? 'unknown',
    plain(sayOpened(opened), 60),
  ];
}

/** `3 d`, `5 h`, `12 min`. */
function shortAge(ms: number): string {
  const minutes = Math.max(0, Math.floor(ms / 60_000));
  if (minutes < 60) return `${minutes} min`;
  return minutes < 1440 ? `${Math.floor(minutes / 60)} h` : `${Math.floor(minutes / 1440)} d`;
}

function sayOpened({ how, by }: NonNullable<EnvironmentLane['running']>['opened']): string {
  const names = by.join(', ');
  switch (how) {
    case 'gate':
      return names === '' ? 'the gate' : names;
    case 'override':
      return `override: ${names}`;
    case 'bypass':
      return names === '' ? 'bypass' : `bypass: ${names}`;
    case 'unguarded':
      return 'nobody: no gate';
    case 'unknown':
      return 'unknown';
  }
}

function remarks(lane: EnvironmentLane, at: Instant): readonly string[] {
  return remarksOf(lane, at).flatMap((text) => wrapped(`${plain(lane.environment, 30)}: ${plain(text, 400)}`));
}

function wrapped(text: string): readonly string[] {
  const lines: string[] = [];
  let line = '  -';
  for (const word of text.split(' ')) {
    const isFull = line.length + 1 + word.length > WIDTH && line.trim() !== '-';
    if (isFull) {
      lines.push(line);
      line = '   ';
    }
    line = `${line} ${word}`;
  }
  return [...lines, line].map((each) => cut(each, WIDTH));
}

function plain(text: string, max: number | undefined): string {
  return plainLine(text, max ?? WIDTH);
}

function cut(text: string, width: number): string {
  const all = [...text];
  return all.length <= width ? text : `${all.slice(0, width - 1).join('')}…`;
}
