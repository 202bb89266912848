/** YAML text to plain data that remembers where each key and value stands. */
import { CORE_SCHEMA, constructFromEvents, EVENT_ID, type Event, parseEvents, YAMLException } from 'js-yaml';
import { plainLine } from '../domain/markdown.ts';
import { find, placesOf, type Refusal } from './places/parse.ts';
import { linesOf, type Position, positionIn } from './position.ts';
import type { DocumentCode } from './problem-codes.ts';

/** Steps from the root of a document: keys and indexes. */
export type Path = readonly (string | number)[];

export interface YamlDocument {
  readonly value: unknown;
  /** Where the value at a path stands; of what is absent, the nearest thing around it. */
  readonly valueAt: (path: Path) => Position;
  /** Where the key that ends the path stands. */
  readonly keyAt: (path: Path) => Position;
}

export interface YamlProblem extends Position {
  readonly code: DocumentCode;
  readonly message: string;
}

export type YamlResult =
  | { readonly kind: 'read'; readonly document: YamlDocument }
  | { readonly kind: 'unreadable'; readonly problem: YamlProblem };

/** How much of a document is read. */
export interface Limits {
  /** Of UTF-8. What is larger was not written by a person. */
  readonly kibibytes: number;
  /** Stops what is dense rather than long. */
  readonly entries: number;
}

/** Far above a large real policy (about 1,500 entries). */
const LIMITS: Limits = { kibibytes: 64, entries: 10_000 };
/** Deep enough for every document (8 levels); stops nesting bombs. */
const DEEPEST = 20;

/**
 * Reads one YAML 1.2 (core schema) document. Aliases, anchors, tags, merge keys, duplicate keys and further documents
 * are refused.
 */
export function readYaml(text: string, { kibibytes, entries }: Limits = LIMITS): YamlResult {
  if (isTooLarge(text, kibibytes * 1024)) {
    const message = `The file is larger than ${kibibytes} KiB. Nobody can review that; split it or shorten it.`;
    return { kind: 'unreadable', problem: { code: 'file-too-large', message, line: 1, column: 1 } };
  }
  const lines = linesOf(text);
  const refuse = ({ code, message, offset }: Refusal): YamlResult => ({
    kind: 'unreadable',
    problem: { code, message, ...positionIn(lines, offset) },
  });
  try {
    const half = loneSurrogate(text);
    if (half !== undefined) return refuse(half);
    const events = parseEvents(text, { maxDepth: DEEPEST });
    const refused = refusedEvent(events, text, entries);
    if (refused) return refuse(refused);
    const [value] = constructFromEvents(events, { source: text, maxAliases: 0, schema: CORE_SCHEMA });
    const { root, refusals } = placesOf(events, text);
    if (refusals[0] !== undefined) return refuse(refusals[0]);
    const positions = {
      valueAt: (path: Path) => positionIn(lines, find(root, path).value),
      keyAt: (path: Path) => positionIn(lines, find(root, path).key),
    };
    return { kind: 'read', document: { value, ...positions } };
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    return refuse({ ...sayYamlError(error.reason), offset: error.mark?.position ?? 0 });
  }
}

/** A character takes one to three bytes for each unit of its text. */
function isTooLarge(text: string, largest: number): boolean {
  if (text.length > largest) return true;
  return text.length * 3 > largest && new TextEncoder().encode(text).length > largest;
}

/** Half of a character beyond U+FFFF: no file has one, but a text inside a JSON document may. */
function loneSurrogate(text: string): Refusal | undefined {
  if (text.isWellFormed()) return undefined;
  const offset = text.search(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/);
  const message = 'Here is half a character, which no text can have. Remove it.';
  return { code: 'yaml-syntax', message, offset };
}

function sayYamlError(reason: string): { code: DocumentCode; message: string } {
  if (reason.startsWith('duplicated mapping key')) {
    return {
      code: 'duplicate-key',
      message: 'This key is given twice in one place; which one holds would be a guess. Remove one.',
    };
  }
  if (/depth|nesting/i.test(reason)) {
    return { code: 'yaml-too-deep', message: `Nested deeper than ${DEEPEST} levels. No key needs that.` };
  }
  if (/complex keys/.test(reason)) {
    return { code: 'yaml-syntax', message: 'A list or a map cannot be a key here. Write the name as plain text.' };
  }
  return {
    code: 'yaml-syntax',
    message: `This is not YAML: ${plainLine(reason, 200)}. Check the indentation and quotes here and on the line before.`,
  };
}

function refusedEvent(events: readonly Event[], text: string, most: number): Refusal | undefined {
  const documents = events.filter((event) => event.type === EVENT_ID.DOCUMENT).length;
  if (documents === 0 || events.length <= 3) {
    const isEmpty = events.every((event) => event.type !== EVENT_ID.SCALAR || event.valueStart < 0);
    if (isEmpty) return { code: 'file-empty', message: 'The file is empty. Begin with `version: 1`.', offset: 0 };
  }
  if (documents > 1) {
    const offset = Math.max(text.lastIndexOf('\n---'), text.lastIndexOf('\r---')) + 1;
    return { code: 'yaml-documents', message: 'The file has several YAML documents. Keep one.', offset };
  }
  if (events.length > 2 * most) {
    return { code: 'file-too-large', message: `The file has more than ${most} entries. Shorten it.`, offset: 0 };
  }
  return firstProperty(events);
}

/** The first anchor, alias or tag. */
function firstProperty(events: readonly Event[]): Refusal | undefined {
  for (const event of events) {
    if ('anchorStart' in event && event.anchorStart >= 0) {
      const code = event.type === EVENT_ID.ALIAS ? 'yaml-alias' : 'yaml-anchor';
      const message = 'YAML anchors and aliases are refused: a few lines of them can grow without bound. Write it out.';
      return { code, message, offset: event.anchorStart - 1 };
    }
    if ('tagStart' in event && event.tagStart >= 0) {
      const message = 'YAML tags are refused: the type of a value follows from the key. Write it without the `!…`.';
      return { code: 'yaml-tag', message, offset: event.tagStart };
    }
  }
  return undefined;
}
