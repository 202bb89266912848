/** The small words that texts of reasons are made of. */
import { sayBoth } from '../../calendar/wording.ts';
import type { Reason } from '../../domain/decision.ts';
import { type EpochMs, epochMs, type Instant } from '../../domain/instant.ts';

/** What a table of reasons says about one code. */
export interface ReasonEntry {
  readonly group: 'approvals' | 'time' | 'evidence' | 'safety';
  /** When the code is given, for the reference page. */
  readonly meaning: string;
  /** Names and meanings of the data, for the reference page. */
  readonly data: Readonly<Record<string, string>>;
  /** What is so, why it matters, what to do next: one or two sentences of plain text. */
  readonly say: (reason: Reason, at: EpochMs) => string;
}

/** `1 more approval`, `2 more approvals`. */
export function count(number: unknown, noun: string): string {
  return `${String(number)} ${noun}${number === 1 ? '' : 's'}`;
}

export function list(value: unknown): string {
  return Array.isArray(value) ? value.join(', ') : text(value);
}

export function text(value: unknown): string {
  return typeof value === 'string' ? value : String(value ?? '');
}

/** An instant of a reason, on the wall clock of the reason's zone. `at`: other years are told with the year. */
export function moment(instant: unknown, reason: Reason, at: EpochMs): string {
  return sayBoth(epochMs(instant as Instant), text(reason['zone']) || 'UTC', at);
}

/** Texts name this many things; the rest is counted. */
const MOST_TOLD = 5;

export type Item = Readonly<Record<string, unknown>>;

/** @param all how many there are, when the list is only the beginning. */
export function firstOf(items: unknown, say: (item: Item) => string, all?: unknown): string {
  const listed: readonly Item[] = Array.isArray(items) ? items : [];
  const told = listed.slice(0, MOST_TOLD);
  const left = (typeof all === 'number' ? all : listed.length) - told.length;
  return `${told.map(say).join(', ')}${left > 0 ? ` and ${left} more` : ''}`;
}
