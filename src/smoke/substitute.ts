/** `${NAME}` in the texts of a smoke file. Done on the parsed value, so that what is put in is never read as YAML. */
import type { Path } from '../document/parse.ts';

export interface UnknownName {
  readonly path: Path;
  readonly name: string;
}

const PLACE = /\$\{([^}]*)\}/g;

/** The value with every `${NAME}` replaced, and the names that nobody set. Keys are left as they are. */
export function substitute(
  value: unknown,
  names: ReadonlyMap<string, string>,
): { readonly value: unknown; readonly unknown: readonly UnknownName[] } {
  const unknown: UnknownName[] = [];
  return { value: replaceIn(value, [], names, unknown), unknown };
}

function replaceIn(value: unknown, path: Path, names: ReadonlyMap<string, string>, unknown: UnknownName[]): unknown {
  if (typeof value === 'string') {
    return value.replace(PLACE, (place, name: string) => {
      const text = names.get(name);
      if (text === undefined) unknown.push({ path, name });
      return text ?? place;
    });
  }
  if (Array.isArray(value)) return value.map((item, index) => replaceIn(item, [...path, index], names, unknown));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, item]) => [key, replaceIn(item, [...path, key], names, unknown)]);
  return Object.fromEntries(entries);
}
