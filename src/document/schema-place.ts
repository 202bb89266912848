/** A place in a document: what was written there, and what its schema says of it. */
import type { Path } from './parse.ts';

export type JsonSchema = Readonly<Record<string, unknown>>;

/** Undefined: there is nothing. */
export function valueAt(root: unknown, path: Path): unknown {
  let value = root;
  for (const step of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined;
    value = (value as Record<string | number, unknown>)[step];
  }
  return value;
}

export function schemaAt(schema: JsonSchema, path: Path): JsonSchema {
  return path.reduce((at, step) => child(at, step), schema);
}

function child(schema: JsonSchema, step: string | number): JsonSchema {
  for (const each of alternatives(schema)) {
    const found = typeof step === 'number' ? each['items'] : (propertiesOf(each)[step] ?? each['additionalProperties']);
    if (typeof found === 'object' && found !== null) return found as JsonSchema;
  }
  return {};
}

export function propertiesOf(schema: JsonSchema): Readonly<Record<string, JsonSchema>> {
  return Object.assign({}, ...alternatives(schema).map((each) => each['properties'] ?? {}));
}

function alternatives(schema: JsonSchema): readonly JsonSchema[] {
  const inner = (schema['anyOf'] ?? schema['oneOf']) as readonly JsonSchema[] | undefined;
  return inner === undefined ? [schema] : inner.flatMap(alternatives);
}

export function describe(schema: JsonSchema): string {
  return typeof schema['description'] === 'string' ? schema['description'] : '';
}
