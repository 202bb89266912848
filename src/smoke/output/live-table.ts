/** What a run is doing, as a table that is drawn anew with every event. */
import { plainLine } from '../../domain/markdown.ts';
import type { SmokeProgress } from '../ports.ts';
import { countOf, verdictOf } from './headline.ts';
import { logLine } from './log-line.ts';
import { type Paint, VERDICT_WIDTH } from './report-text.ts';

export interface LiveTable {
  /** In the order of the file. */
  readonly rows: readonly LiveRow[];
}

export interface LiveRow {
  readonly id: string;
  readonly state: Parameters<Paint>[0];
  readonly what: string;
}

export function emptyTable(ids: readonly string[]): LiveTable {
  return { rows: ids.map((id) => ({ id, state: 'waiting', what: '' })) };
}

export function advance({ rows }: LiveTable, progress: SmokeProgress): LiveTable {
  const id = progress.kind === 'check-ended' ? progress.report.id : progress.id;
  return { rows: rows.map((row) => (row.id === id ? { id, ...seen(progress, row) } : row)) };
}

function seen(progress: SmokeProgress, row: LiveRow): Omit<LiveRow, 'id'> {
  switch (progress.kind) {
    case 'check-started':
      return { state: 'running', what: row.what };
    case 'warm-up':
      return { state: 'running', what: `warming up: ${progress.message}` };
    case 'attempt':
      return { state: 'running', what: sayAttempt(progress) };
    case 'check-ended':
      return { state: progress.report.verdict, what: sayEnd(progress) };
  }
}

/** One event as one line, where there is no terminal to draw on. */
export function progressLine(progress: SmokeProgress): string {
  switch (progress.kind) {
    case 'check-started':
      return logLine(`${progress.id}: started`, LONGEST);
    case 'warm-up':
      return logLine(`${progress.id}: warming up: ${progress.message}`, LONGEST);
    case 'attempt':
      return logLine(`${progress.id}: ${sayAttempt(progress)}`, LONGEST);
    case 'check-ended':
      return logLine(`${progress.report.id}: ${verdictOf(progress.report)}: ${sayEnd(progress)}`, LONGEST);
  }
}

/**
 * Lines of a log that say something new: an attempt that sees the same as the last one of its check says it once, since
 * a check may ask every second until the deadline.
 */
export function newLines(): (progress: SmokeProgress) => string | null {
  const last = new Map<string, string>();
  return (progress) => {
    if (progress.kind === 'check-ended' || progress.kind === 'check-started') return progressLine(progress);
    const seen =
      progress.kind === 'warm-up' ? `warm-up ${progress.message}` : `${progress.verdict} ${progress.message}`;
    if (last.get(progress.id) === seen) return null;
    last.set(progress.id, seen);
    return progressLine(progress);
  };
}

/** UTF-16 units. */
const LONGEST = 500;

function sayAttempt({ verdict, message, attempt, ofAttempts }: Extract<SmokeProgress, { kind: 'attempt' }>): string {
  return `attempt ${attempt} of ${ofAttempts}, ${verdict}: ${message}`;
}

function sayEnd({ report }: Extract<SmokeProgress, { kind: 'check-ended' }>): string {
  const code = report.reason === null ? '' : `${report.reason.code}: `;
  return `${code}${report.message}${report.flaky ? `, after ${countOf(report.attempts.length, 'attempt')}` : ''}`;
}

export interface Screen {
  /** Characters in a row; what is longer would wrap and could not be taken away. */
  readonly columns: number;
  /** The table takes fewer, so that its first line stays on the screen. */
  readonly lines: number;
}

/** Lines without ends: a title with the time since the start, then a row for each check as far as they fit. */
export function drawTable({ rows }: LiveTable, elapsedMs: number, screen: Screen, paint: Paint): readonly string[] {
  const done = rows.filter(({ state }) => state !== 'running' && state !== 'waiting').length;
  const title = `Smoke: ${done} of ${countOf(rows.length, 'check')}, ${clock(elapsedMs)}`;
  const shown = fitting(rows, Math.max(1, screen.lines - 3));
  const hidden = rows.length - shown.length;
  const room = Math.min(Math.floor(screen.columns / 3), screen.columns - 1 - (VERDICT_WIDTH + 4));
  const width = Math.max(0, Math.min(Math.max(...rows.map(({ id }) => id.length)), room));
  const drawn = shown.map((row) => drawRow(row, width, screen.columns - 1, paint));
  return [plainLine(title, screen.columns - 1), ...drawn, ...(hidden > 0 ? [`  and ${hidden} more`] : [])];
}

/** Where not all fit: what runs, then what went wrong, what waits, what passed; in the order of the file. */
function fitting(rows: readonly LiveRow[], most: number): readonly LiveRow[] {
  const kept = new Set(rows.toSorted((one, other) => rankOf(one) - rankOf(other)).slice(0, most));
  return rows.filter((row) => kept.has(row));
}

function rankOf({ state }: LiveRow): number {
  const ranks = { running: 0, fail: 1, error: 1, inconclusive: 1, waiting: 2, skipped: 3, pass: 3 } as const;
  return ranks[state];
}

function drawRow({ id, state, what }: LiveRow, width: number, columns: number, paint: Paint): string {
  const name = plainLine(id, width).padEnd(width);
  const rest = columns - (VERDICT_WIDTH + width + 6);
  return `  ${paint(state, state.padEnd(VERDICT_WIDTH))}  ${name}  ${rest > 0 ? fittingText(what, rest) : ''}`.trimEnd();
}

/** Characters of East Asia and pictures take two places of a row. */
function fittingText(text: string, columns: number): string {
  return plainLine(text, /[\u1100-\u11FF\u2E80-\uFFFF]/.test(text) ? Math.floor(columns / 2) : columns);
}

function clock(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
