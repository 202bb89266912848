/** YAML text to plain data that remembers where each key and value stands. */
import {
  CORE_SCHEMA,
  constructFromEvents,
  EVENT_ID,
  type Event,
  getScalarValue,
  parseEvents,
  SCALAR_STYLE,
  YAMLException,
} from 'js-yaml';
import { plainLine } from '../domain/markdown.ts';
import type { DocumentCode } from './problem-codes.ts';

/** Steps from the root of a document: keys and indexes. */
export type Path = readonly (string | number)[];

/** From 1, as editors count. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

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

/** What is larger was not written by a person. */
const LARGEST_FILE = 64 * 1024;
/** Deep enough for every document (8 levels); stops nesting bombs. */
const DEEPEST = 20;
/** Far above a large real document (about 1,500 nodes); stops what is dense rather than long. */
const MOST_NODES = 10_000;

const REFUSED_KEYS = new Set(['__proto__', 'constructor', 'prototype']);

/** Reads one YAML 1.2 (core schema) document. Aliases, anchors, duplicate keys and further documents are refused. */
export function readYaml(text: string): YamlResult {
  const lines = linesOf(text);
  const refuse = (code: DocumentCode, message: string, offset = 0): YamlResult => ({
    kind: 'unreadable',
    problem: { code, message, ...positionIn(lines, offset) },
  });
  if (new TextEncoder().encode(text).length > LARGEST_FILE) {
    return refuse('file-too-large', 'The file is larger than 64 KiB. Nobody can review that; split it or shorten it.');
  }
  try {
    const events = parseEvents(text, { maxDepth: DEEPEST });
    const refused = refusedEvent(events, text);
    if (refused) return refuse(refused.code, refused.message, refused.offset);
    const [value] = constructFromEvents(events, { source: text, maxAliases: 0, schema: CORE_SCHEMA });
    const root = nodeOf(new EventReader(events, text));
    const positions = {
      valueAt: (path: Path) => positionIn(lines, find(root, path).value),
      keyAt: (path: Path) => positionIn(lines, find(root, path).key),
    };
    return { kind: 'read', document: { value, ...positions } };
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    const { code, message } = sayYamlError(error.reason);
    return refuse(code, message, error.mark?.position ?? 0);
  }
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
  if (/^unknown .*tag /.test(reason)) {
    return {
      code: 'yaml-syntax',
      message: 'YAML tags are not known here. Write the value without the `!…` before it.',
    };
  }
  return {
    code: 'yaml-syntax',
    message: `This is not YAML: ${plainLine(reason, 200)}. Check the indentation and quotes here and on the line before.`,
  };
}

interface Refusal {
  readonly code: DocumentCode;
  readonly message: string;
  readonly offset: number;
}

function refusedEvent(events: readonly Event[], text: string): Refusal | undefined {
  const documents = events.filter((event) => event.type === EVENT_ID.DOCUMENT).length;
  if (documents === 0 || events.length <= 3) {
    const isEmpty = events.every((event) => event.type !== EVENT_ID.SCALAR || event.valueStart < 0);
    if (isEmpty) return { code: 'file-empty', message: 'The file is empty. Begin with `version: 1`.', offset: 0 };
  }
  if (documents > 1) {
    const offset = Math.max(text.lastIndexOf('\n---') + 1, 0);
    return { code: 'yaml-documents', message: 'The file has several YAML documents. Keep one.', offset };
  }
  if (events.length > 2 * MOST_NODES) {
    return { code: 'file-too-large', message: `The file has more than ${MOST_NODES} entries. Shorten it.`, offset: 0 };
  }
  for (const event of events) {
    if (!('anchorStart' in event) || event.anchorStart < 0) continue;
    const code = event.type === EVENT_ID.ALIAS ? 'yaml-alias' : 'yaml-anchor';
    const message = 'YAML anchors and aliases are refused: a few lines of them can grow without bound. Write it out.';
    return { code, message, offset: event.anchorStart - 1 };
  }
  return undefined;
}

/** A node with the offsets of its key and its value. */
interface Placed {
  readonly key: number;
  readonly value: number;
  readonly children: ReadonlyMap<string | number, Placed>;
}

class EventReader {
  private index = 0;
  private readonly events: readonly Event[];
  readonly text: string;
  constructor(events: readonly Event[], text: string) {
    this.events = events;
    this.text = text;
  }
  next(): Event {
    const event = this.events[this.index++];
    if (event === undefined) throw new RangeError('The YAML events ended within a node');
    return event;
  }
}

function nodeOf(reader: EventReader): Placed {
  const event = reader.next();
  return event.type === EVENT_ID.DOCUMENT ? place(reader, reader.next(), 0) : place(reader, event, 0);
}

/** `key`: offset of the key or list item this node belongs to, for values that take no room in the text. */
function place(reader: EventReader, event: Event, key: number): Placed {
  if (event.type === EVENT_ID.SCALAR) {
    const isQuoted = event.style === SCALAR_STYLE.SINGLE_QUOTED || event.style === SCALAR_STYLE.DOUBLE_QUOTED;
    const value = event.valueStart < 0 ? key : event.valueStart - (isQuoted ? 1 : 0);
    return { key, value, children: new Map() };
  }
  if (event.type === EVENT_ID.SEQUENCE) return { key, value: event.start, children: itemsOf(reader) };
  if (event.type === EVENT_ID.MAPPING) return { key, value: event.start, children: entriesOf(reader) };
  return { key, value: key, children: new Map() };
}

function itemsOf(reader: EventReader): ReadonlyMap<number, Placed> {
  const items = new Map<number, Placed>();
  for (let event = reader.next(); event.type !== EVENT_ID.POP; event = reader.next()) {
    const item = place(reader, event, startOf(event));
    items.set(items.size, { ...item, key: item.value });
  }
  return items;
}

function entriesOf(reader: EventReader): ReadonlyMap<string, Placed> {
  const entries = new Map<string, Placed>();
  for (let event = reader.next(); event.type !== EVENT_ID.POP; event = reader.next()) {
    const key = place(reader, event, startOf(event));
    const name = event.type === EVENT_ID.SCALAR ? getScalarValue(reader.text, event) : '';
    if (REFUSED_KEYS.has(name)) {
      YAMLException.throwAt(
        reader.text,
        key.value,
        `the key ${name} has a meaning of its own in programs and is refused`,
      );
    }
    entries.set(name, place(reader, reader.next(), key.value));
  }
  return entries;
}

function startOf(event: Event): number {
  if (event.type === EVENT_ID.SCALAR) return Math.max(event.valueStart, 0);
  return 'start' in event ? event.start : 0;
}

function find(root: Placed, path: Path): Placed {
  let node = root;
  for (const step of path) {
    const child = node.children.get(step) ?? node.children.get(String(step));
    // One item may stand where a list may: it is the first item of that list.
    if (child === undefined) return step === 0 && node.children.size === 0 ? node : { ...node, value: node.key };
    node = child;
  }
  return node;
}

function linesOf(text: string): readonly number[] {
  const starts = [text.startsWith('\uFEFF') ? 1 : 0];
  for (const match of text.matchAll(/\r\n|\n|\r/g)) starts.push(match.index + match[0].length);
  return starts;
}

function positionIn(lines: readonly number[], offset: number): Position {
  const next = lines.findIndex((start) => start > offset);
  const line = next < 0 ? lines.length : Math.max(next, 1);
  return { line, column: Math.max(offset - (lines[line - 1] as number), 0) + 1 };
}
