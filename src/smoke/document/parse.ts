/** YAML text to a plain value, and back from a path in that value to the line and column where it stands. */
import {
  CORE_SCHEMA,
  constructFromEvents,
  type Event,
  getScalarValue,
  parseEvents,
  SCALAR_STYLE,
  YAMLException,
} from 'js-yaml';

export type Path = readonly (string | number)[];

export interface Position {
  /** From 1. */
  readonly line: number;
  /** From 1, in UTF-16 units, as editors count. */
  readonly column: number;
}

export type LocatedYaml =
  | {
      readonly kind: 'value';
      readonly value: unknown;
      /** Where the value at this path begins, or the nearest parent that exists. */
      readonly positionOf: (path: Path) => Position;
      /** Where the key of this path stands, or the nearest parent that exists. */
      readonly positionOfKey: (path: Path) => Position;
    }
  | {
      readonly kind: 'broken';
      readonly code: 'yaml-syntax' | 'yaml-anchor' | 'duplicate-key';
      readonly at: Position;
      readonly why: string;
    };

interface Places {
  readonly keys: Map<string, number>;
  readonly values: Map<string, number>;
}

type Frame =
  | { readonly kind: 'mapping'; readonly path: Path; key: string | undefined }
  | { readonly kind: 'sequence'; readonly path: Path; index: number };

/** Deep enough for every smoke file (5 levels); stops nesting bombs. */
const DEEPEST = 20;

const EVENT = { document: 1, sequence: 2, mapping: 3, scalar: 4, alias: 5, pop: 6 } as const;

/** Reads one YAML 1.2 document (core schema). Anchors and aliases are refused: a few lines of them unfold to gigabytes. */
export function readYaml(text: string): LocatedYaml {
  try {
    const events = parseEvents(text, { maxDepth: DEEPEST });
    const anchor = events.find(usesAnchor);
    if (anchor !== undefined) {
      const why = 'anchors and aliases are not accepted';
      return { kind: 'broken', code: 'yaml-anchor', at: positionAt(text, offsetOfAnchor(anchor)), why };
    }
    const documents = constructFromEvents(events, { source: text, schema: CORE_SCHEMA, maxAliases: 0 });
    if (documents.length > 1) {
      return {
        kind: 'broken',
        code: 'yaml-syntax',
        at: { line: 1, column: 1 },
        why: 'the file holds several documents',
      };
    }
    const places = locate(text, events);
    return {
      kind: 'value',
      value: documents[0] ?? null,
      positionOf: (path) => positionAt(text, nearest(places.values, path)),
      positionOfKey: (path) => positionAt(text, places.keys.get(keyOf(path)) ?? nearest(places.values, path)),
    };
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    const at = { line: (error.mark?.line ?? 0) + 1, column: (error.mark?.column ?? 0) + 1 };
    const code = error.reason.startsWith('duplicated mapping key') ? 'duplicate-key' : 'yaml-syntax';
    return { kind: 'broken', code, at, why: error.reason };
  }
}

function usesAnchor(event: Event): boolean {
  return event.type === EVENT.alias || ('anchorStart' in event && event.anchorStart >= 0);
}

/** The `&` or `*` before the name. */
function offsetOfAnchor(event: Event): number {
  return 'anchorStart' in event ? event.anchorStart - 1 : 0;
}

function locate(text: string, events: readonly Event[]): Places {
  const places: Places = { keys: new Map(), values: new Map() };
  const frames: Frame[] = [];
  for (const event of events) {
    if (event.type === EVENT.pop) frames.pop();
    else if (event.type !== EVENT.document) enter(text, event, frames, places);
  }
  return places;
}

function enter(text: string, event: Event, frames: Frame[], places: Places): void {
  const frame = frames.at(-1);
  if (frame?.kind === 'mapping' && frame.key === undefined && event.type === EVENT.scalar) {
    frame.key = getScalarValue(text, event);
    places.keys.set(keyOf([...frame.path, frame.key]), offsetOf(event));
    return;
  }
  const path = nextPath(frame);
  const offset = offsetOf(event);
  // A value that is left out has no place of its own; its key has.
  places.values.set(keyOf(path), offset >= 0 ? offset : (places.keys.get(keyOf(path)) ?? 0));
  if (event.type === EVENT.mapping) frames.push({ kind: 'mapping', path, key: undefined });
  if (event.type === EVENT.sequence) frames.push({ kind: 'sequence', path, index: 0 });
}

function nextPath(frame: Frame | undefined): Path {
  if (frame === undefined) return [];
  if (frame.kind === 'sequence') return [...frame.path, frame.index++];
  const path = [...frame.path, frame.key ?? ''];
  frame.key = undefined;
  return path;
}

function offsetOf(event: Event): number {
  if (event.type === EVENT.scalar) {
    const isQuoted = event.style === SCALAR_STYLE.SINGLE_QUOTED || event.style === SCALAR_STYLE.DOUBLE_QUOTED;
    return isQuoted ? event.valueStart - 1 : event.valueStart;
  }
  if ('start' in event) return event.start;
  return 0;
}

function nearest(values: ReadonlyMap<string, number>, path: Path): number {
  for (let length = path.length; length > 0; length--) {
    const offset = values.get(keyOf(path.slice(0, length)));
    if (offset !== undefined) return offset;
  }
  return 0;
}

function keyOf(path: Path): string {
  return JSON.stringify(path.map(String));
}

function positionAt(text: string, offset: number): Position {
  const before = text.slice(0, Math.max(0, offset));
  const lineStart = before.lastIndexOf('\n') + 1;
  let line = 1;
  for (let at = before.indexOf('\n'); at >= 0; at = before.indexOf('\n', at + 1)) line++;
  return { line, column: before.length - lineStart + 1 };
}
