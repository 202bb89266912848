/** Where each key and value of a YAML document stands, from the events of its parser. */
import { EVENT_ID, type Event, getScalarValue, SCALAR_STYLE } from 'js-yaml';
import type { DocumentCode } from '../problem-codes.ts';

/** A node with the offsets of its key and its value. */
export interface Placed {
  readonly key: number;
  readonly value: number;
  readonly isList: boolean;
  readonly children: ReadonlyMap<string | number, Placed>;
}

/** What is YAML and not taken all the same. */
export interface Refusal {
  readonly code: DocumentCode;
  readonly message: string;
  readonly offset: number;
}

/** Programs give these a meaning of their own. */
const REFUSED_KEYS = new Set(['__proto__', 'constructor', 'prototype']);

/** The places of the first document of the events, and what was met on the way that is refused. */
export function placesOf(
  events: readonly Event[],
  text: string,
): { readonly root: Placed; readonly refusals: readonly Refusal[] } {
  const reader = new EventReader(events, text);
  const event = reader.next();
  const root = place(reader, event.type === EVENT_ID.DOCUMENT ? reader.next() : event, 0);
  return { root, refusals: reader.refusals };
}

/** The node at a path; of what is absent, the nearest thing around it. */
export function find(root: Placed, path: readonly (string | number)[]): Placed {
  let node = root;
  for (const step of path) {
    const child = node.children.get(step) ?? node.children.get(String(step));
    // One item may stand where a list may: it is the first item of that list.
    if (child === undefined && step === 0 && !node.isList) continue;
    if (child === undefined) return { ...node, value: node.key };
    node = child;
  }
  return node;
}

class EventReader {
  private index = 0;
  private readonly events: readonly Event[];
  readonly text: string;
  readonly refusals: Refusal[] = [];
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

/** `key`: offset of the key or list item this node belongs to, for values that take no room in the text. */
function place(reader: EventReader, event: Event, key: number): Placed {
  if (event.type === EVENT_ID.SCALAR) {
    const isQuoted = event.style === SCALAR_STYLE.SINGLE_QUOTED || event.style === SCALAR_STYLE.DOUBLE_QUOTED;
    const value = event.valueStart < 0 ? key : event.valueStart - (isQuoted ? 1 : 0);
    if (event.style === SCALAR_STYLE.DOUBLE_QUOTED && !getScalarValue(reader.text, event).isWellFormed()) {
      const message = 'An escape here is half a character, which no text can have. Write the character itself.';
      reader.refusals.push({ code: 'yaml-syntax', message, offset: value });
    }
    return { key, value, isList: false, children: new Map() };
  }
  if (event.type === EVENT_ID.SEQUENCE) return { key, value: event.start, isList: true, children: itemsOf(reader) };
  if (event.type === EVENT_ID.MAPPING) return { key, value: event.start, isList: false, children: entriesOf(reader) };
  return { key, value: key, isList: false, children: new Map() };
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
    const refused = refusedKey(name, event);
    if (refused !== undefined) reader.refusals.push({ ...refused, offset: key.value });
    entries.set(name, place(reader, reader.next(), key.value));
  }
  return entries;
}

function refusedKey(name: string, event: Event): Omit<Refusal, 'offset'> | undefined {
  if (REFUSED_KEYS.has(name)) {
    const message = `The key \`${name}\` has a meaning of its own in programs and is refused. Use another name.`;
    return { code: 'key-refused', message };
  }
  if (name === '<<' && event.type === EVENT_ID.SCALAR && event.style === SCALAR_STYLE.PLAIN) {
    const message = 'Merge keys are not part of YAML 1.2, so nothing would be merged here. Write the keys out.';
    return { code: 'yaml-merge', message };
  }
  return undefined;
}

function startOf(event: Event): number {
  if (event.type === EVENT_ID.SCALAR) return Math.max(event.valueStart, 0);
  return 'start' in event ? event.start : 0;
}
