/** `${NAME}` in the texts of a smoke file. Done on the parsed value, so that what is put in is never read as YAML. */
import type { Path } from '../document/parse.ts';

export interface UnknownName {
  readonly path: Path;
  readonly name: string;
}

export interface Values {
  /** Of `${NAME}`. */
  readonly names: ReadonlyMap<string, string>;
  /** Of `${env.NAME}`. */
  readonly secrets: ReadonlyMap<string, string>;
}

const PLACE = /\$\{([^}]*)\}/g;

/** The value with every `${NAME}` replaced, and the names that nobody set. Keys are left as they are. */
export function substitute(
  value: unknown,
  values: Values,
): { readonly value: unknown; readonly unknown: readonly UnknownName[] } {
  const unknown: UnknownName[] = [];
  return { value: replaceIn(value, [], values, unknown), unknown };
}

function replaceIn(value: unknown, path: Path, values: Values, unknown: UnknownName[]): unknown {
  if (typeof value === 'string') {
    return value.replace(PLACE, (place, name: string) => {
      const text = textFor(name, values);
      if (text === undefined) unknown.push({ path, name });
      return text ?? place;
    });
  }
  if (Array.isArray(value)) return value.map((item, index) => replaceIn(item, [...path, index], values, unknown));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, item]) => [key, replaceIn(item, [...path, key], values, unknown)]);
  return Object.fromEntries(entries);
}

const SECRET = 'env.';

/** A secret is never found under a plain name, nor the other way round. */
function textFor(name: string, { names, secrets }: Values): string | undefined {
  return name.startsWith(SECRET) ? secrets.get(name.slice(SECRET.length)) : names.get(name);
}
