/** Whether a line is an entry of an audit log, in the one spelling that entries have. */
import { canonicalJson } from '../domain/canonical.ts';
import { parseInstant } from '../domain/instant.ts';
import type { FindingCode } from './finding.ts';

export type CheckedLine =
  | { readonly kind: 'entry'; readonly seq: number }
  | { readonly kind: 'wrong'; readonly code: FindingCode; readonly message: string };

/** Bytes. Entries hold digests and names, no texts of people: a few hundred bytes, some kilobytes at most. */
export const LONGEST_LINE = 4 * 1024 * 1024;

/** Fatal: a character put in for bytes that are none would hide them. A mark of byte order is kept for the same reason. */
const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

export type Fields = Readonly<Record<string, unknown>>;

export type ReadLine = { readonly kind: 'fields'; readonly fields: Fields; readonly text: string } | WrongLine;
type WrongLine = Extract<CheckedLine, { readonly kind: 'wrong' }>;

/** A line of JSON Lines that holds an object. */
export function readLine(line: Uint8Array): ReadLine {
  if (line.length > LONGEST_LINE) return wrong('line-too-long', `It is longer than ${LONGEST_LINE} bytes.`);
  const text = textOf(line);
  if (text === null) return wrong('line-not-utf8', 'It has bytes that are no UTF-8.');
  try {
    const value: unknown = JSON.parse(text);
    if (isRecord(value)) return { kind: 'fields', fields: value, text };
  } catch {
    const what = text === '' ? 'It is empty.' : 'It is no JSON.';
    return wrong('line-not-json', `${what} Every line has to be one entry.`);
  }
  return wrong('line-malformed', 'It is no JSON object.');
}

/** @param line without its line feed */
export function checkLine(line: Uint8Array): CheckedLine {
  const read = readLine(line);
  if (read.kind === 'wrong') return read;
  if (canonicalOf(read.fields) !== read.text) {
    const forms = 'spaces, the order of keys, a key given twice, another spelling of a number or character';
    return wrong('line-not-canonical', `It is not in the canonical spelling of its content (RFC 8785): ${forms}.`);
  }
  const mistake = mistakeIn(read.fields);
  if (mistake !== null) return wrong('line-malformed', `It is no entry of an audit log: ${mistake}.`);
  return { kind: 'entry', seq: read.fields['seq'] as number };
}

export function isRecord(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function textOf(line: Uint8Array): string | null {
  try {
    return UTF8.decode(line);
  } catch {
    return null;
  }
}

/** Null: what JSON says there has no canonical spelling, such as half a character. */
function canonicalOf(fields: Fields): string | null {
  try {
    return canonicalJson(fields);
  } catch {
    return null;
  }
}

const KEYS = 'actor,at,data,kind,seq,subject,version';

/** Kinds of entries are not judged: a log outlives the version that checks it. */
function mistakeIn(fields: Fields): string | null {
  const { version, seq, at, kind } = fields;
  const keys = Object.keys(fields).toSorted().join(',');
  if (keys !== KEYS) return `its keys have to be ${KEYS}`;
  if (version !== 1) return '`version` has to be 1';
  if (!Number.isSafeInteger(seq) || Number(seq) < 0) return '`seq` has to be a whole number from 0';
  if (typeof at !== 'string' || parseInstant(at) === undefined) return '`at` has to be an instant';
  if (typeof kind !== 'string' || kind === '') return '`kind` has to be a text';
  const record = ['actor', 'subject', 'data'].find((key) => !isRecord(fields[key]));
  return record === undefined ? null : `\`${record}\` has to be an object`;
}

function wrong(code: FindingCode, message: string): WrongLine {
  return { kind: 'wrong', code, message };
}
