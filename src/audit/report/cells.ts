/** Tables of a report, and what stands in them. */
import { sayLocal } from '../../calendar/wording.ts';
import { epochMs, type Instant } from '../../domain/instant.ts';
import { inertMarkdown, plainLine } from '../../domain/markdown.ts';

export function table(head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)];
}

/** Long enough for a digest, a reason and a summary. */
const LONGEST_CELL = 600;

/** What others wrote, without any power. */
export function cell(text: string): string {
  return inertMarkdown(plainLine(text, LONGEST_CELL));
}

/** `2026-11-25 09:06:00 UTC`. */
export function utc(at: Instant): string {
  return `${time(at)} UTC`;
}

/** In a column that says that it is in UTC. */
export function time(at: Instant): string {
  return new Date(epochMs(at)).toISOString().slice(0, 19).replace('T', ' ');
}

/** With the wall clock of the policy beside it. */
export function both(at: Instant, zone: string | null): string {
  return zone === null || zone === 'UTC' ? utc(at) : `${utc(at)} (${sayLocal(epochMs(at), zone, epochMs(at))})`;
}

/** `line 12`, with a star where nothing vouches for it. */
export function line(seq: number, covered: number): string {
  return `line ${place(seq, covered)}`;
}

export function place(seq: number, covered: number): string {
  return seq < covered || covered === 0 ? String(seq) : `${seq}\\*`;
}

/** `3, 5–8`. */
export function ranges(numbers: readonly number[]): string {
  const spans: [number, number][] = [];
  for (const each of numbers) {
    const last = spans.at(-1);
    if (last !== undefined && last[1] + 1 === each) last[1] = each;
    else spans.push([each, each]);
  }
  return spans.map(([from, to]) => (from === to ? String(from) : `${from}–${to}`)).join(', ');
}

export function count(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? '' : 's'}`;
}

/** A commit, or a pull request, as short as people name it. */
export function shortChange(change: string): string {
  return change.startsWith('#') ? change : change.slice(0, 12);
}
