/**
 * One spelling for a JSON value, so that equal documents have equal digests (RFC 8785): keys in the order of their
 * UTF-16 code units, numbers and strings as ECMAScript writes them, no spaces.
 *
 * It is written in pieces: the facts of a large release have tens of megabytes, every decision has their digest, and
 * one long text would be copied twice on its way there.
 */
import { createHash } from 'node:crypto';

/** Canonical JSON. Throws on what JSON cannot say (a cycle, NaN, half a character); documents never hold such. */
export function canonicalJson(value: unknown): string {
  let text = '';
  writeCanonical(value, (piece) => {
    text += piece;
  });
  return text;
}

/** Lower-case hex SHA-256 of the canonical JSON. Throws like {@link canonicalJson}. */
export function digestOf(value: unknown): string {
  const hash = createHash('sha256');
  writeCanonical(value, (piece) => hash.update(piece));
  return hash.digest('hex');
}

/** `sha256:HEX` of the bytes of a text in UTF-8, as `sha256sum` prints it of a file. */
export function digestOfText(text: string): string {
  return `sha256:${createHash('sha256').update(text, 'utf8').digest('hex')}`;
}

interface Output {
  /** What is not handed on yet. */
  text: string;
  readonly handOn: (piece: string) => void;
  /** The keys of the last record and their order: lists hold records with the same keys. */
  keys: readonly string[];
  sorted: readonly string[];
}

/** Long enough that handing on costs nothing, short enough to stay in the caches of a processor. */
const PIECE = 4096;

/** Far beyond any document of this project; only a value that contains itself gets here. */
const DEEPEST = 1000;

function writeCanonical(value: unknown, handOn: (piece: string) => void): void {
  const said = saidOf(value);
  if (said === undefined) throw new TypeError(`${typeof value} has no canonical JSON`);
  const output: Output = { text: '', handOn, keys: [], sorted: [] };
  writeValue(output, said, 0);
  handOn(output.text);
}

/** What JSON says of a value. Undefined: nothing; it is left out of records, and is `null` in lists. */
function saidOf(value: unknown): unknown {
  if (typeof value === 'function' || typeof value === 'symbol') return undefined;
  if (typeof value !== 'object' || value === null || !('toJSON' in value)) return value;
  return typeof value.toJSON === 'function' ? saidOf(value.toJSON()) : value;
}

function writeValue(output: Output, value: unknown, depth: number): void {
  if (typeof value === 'object' && value !== null) writeObject(output, value, depth);
  else output.text += typeof value === 'string' ? quoted(value) : sayPlain(value);
}

function sayPlain(value: unknown): string {
  if (typeof value === 'bigint' || (typeof value === 'number' && !Number.isFinite(value))) {
    throw new TypeError(`${value} has no canonical JSON`);
  }
  return String(value);
}

/** All but control characters, quotes, backslashes and surrogates. */
const SAID_AS_IT_IS = /^[ !#-[\]-\ud7ff\ue000-\uffff]*$/;

function quoted(text: string): string {
  if (SAID_AS_IT_IS.test(text)) return `"${text}"`;
  if (!text.isWellFormed()) throw new TypeError('Half a character (a lone surrogate) has no canonical JSON');
  return JSON.stringify(text);
}

function writeObject(output: Output, value: object, depth: number): void {
  if (depth > DEEPEST) throw new TypeError(`What contains itself, or is over ${DEEPEST} deep, has no canonical JSON`);
  if (Array.isArray(value)) writeList(output, value, depth);
  else writeRecord(output, value as Readonly<Record<string, unknown>>, depth);
  if (output.text.length < PIECE) return;
  output.handOn(output.text);
  output.text = '';
}

function writeList(output: Output, list: readonly unknown[], depth: number): void {
  output.text += '[';
  for (let index = 0; index < list.length; index++) {
    if (index > 0) output.text += ',';
    writeValue(output, saidOf(list[index]) ?? null, depth + 1);
  }
  output.text += ']';
}

function writeRecord(output: Output, record: Readonly<Record<string, unknown>>, depth: number): void {
  let separator = '{';
  for (const key of sortedKeys(output, record)) {
    const member = saidOf(record[key]);
    if (member === undefined) continue;
    output.text += `${separator}${quoted(key)}:`;
    writeValue(output, member, depth + 1);
    separator = ',';
  }
  output.text += separator === '{' ? '{}' : '}';
}

function sortedKeys(output: Output, record: object): readonly string[] {
  const keys = Object.keys(record);
  const isKnown = keys.length === output.keys.length && keys.every((key, index) => key === output.keys[index]);
  if (!isKnown) {
    output.keys = keys;
    output.sorted = keys.toSorted();
  }
  return output.sorted;
}
