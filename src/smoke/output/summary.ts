/** The report as Markdown: a job summary, or the text of a check run or a comment, which take less. */
import { inertMarkdown, plainLine } from '../../domain/markdown.ts';
import type { CheckReport, SmokeReport } from '../report.ts';
import { countOf, headlineOf, p95Of, verdictOf } from './headline.ts';

/** Bytes. GitHub drops a summary of 1 MiB without a word; long before that nobody reads it. */
export const SUMMARY_BUDGET = 200 * 1024;

export interface SummaryRoom {
  /** Bytes of UTF-8 that the text may have. Default: {@link SUMMARY_BUDGET}. */
  readonly budget?: number;
  /** Sentences of ours in Markdown that the reader has to know, such as that an error lets the job go on. */
  readonly notes?: readonly string[];
}

/** A line with the verdict and a table. Rows that do not fit are left out with a note, passed ones first. */
export function smokeSummary(report: SmokeReport, { budget = SUMMARY_BUDGET, notes = [] }: SummaryRoom = {}): string {
  const head = [
    `### Tidegate smoke: ${report.verdict}`,
    '',
    inertMarkdown(headlineOf(report)),
    '',
    ...subjectOf(report),
    ...notes.flatMap((note) => [note, '']),
    '| check | result | attempts | p95 | reason | what was seen |',
    '| --- | --- | --- | --- | --- | --- |',
  ];
  const room = budget - bytesOf(head.join('\n')) - ROOM_FOR_NOTE;
  const rows = report.checks.map((check) => ({ check, text: rowOf(check) }));
  const kept = fitting(rows, room);
  const left = rows.length - kept.length;
  const note = `${countOf(left, 'more check')} ${left === 1 ? 'does' : 'do'} not fit here; the report file has all.`;
  return [...head, ...kept.map(({ text }) => text), ...(left > 0 ? ['', note] : [])].join('\n');
}

const ROOM_FOR_NOTE = 200;

interface Row {
  readonly check: CheckReport;
  readonly text: string;
}

/** In the order of the file; what did not pass is what people look for, so it is the last to be left out. */
function fitting(rows: readonly Row[], room: number): readonly Row[] {
  const urgent = rows.toSorted((one, other) => Number(isFine(one)) - Number(isFine(other)));
  const kept = new Set<Row>();
  let size = 0;
  for (const row of urgent) {
    size += bytesOf(row.text) + 1;
    if (size > room) break;
    kept.add(row);
  }
  return rows.filter((row) => kept.has(row));
}

function isFine({ check }: Row): boolean {
  return check.verdict === 'pass' && !check.flaky;
}

function subjectOf({ environment, sha, startedAt, finishedAt }: SmokeReport): readonly string[] {
  const parts = [
    environment === undefined ? '' : `Environment ${inertMarkdown(environment)}`,
    sha === undefined ? '' : `commit ${inertMarkdown(sha.slice(0, 12))}`,
    `${Math.max(0, Math.round((Date.parse(finishedAt) - Date.parse(startedAt)) / 1000))} s`,
  ];
  return [`${parts.filter((part) => part !== '').join(', ')}.`, ''];
}

/** UTF-16 units of a message in a table: beyond that a row is no row. */
const LONGEST_CELL = 500;

function rowOf(check: CheckReport): string {
  const cells = [
    inertMarkdown(check.id),
    verdictOf(check),
    String(check.attempts.length),
    p95Of(check),
    check.reason?.code ?? '',
    inertMarkdown(plainLine(check.message, LONGEST_CELL)),
  ];
  return `| ${cells.join(' | ')} |`;
}

function bytesOf(text: string): number {
  return new TextEncoder().encode(text).length;
}
