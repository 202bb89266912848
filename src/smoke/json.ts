/** JSON of an answer, and values compared as JSON compares them. */

export type ReadJson = { readonly kind: 'read'; readonly value: unknown } | { readonly kind: 'not-json' };

/** Deeper than any API answers; stops what would exhaust the stack of whoever walks through it. */
const DEEPEST = 100;

export function readJson(text: string): ReadJson {
  if (isTooDeep(text)) return { kind: 'not-json' };
  try {
    return { kind: 'read', value: JSON.parse(text) as unknown };
  } catch {
    return { kind: 'not-json' };
  }
}

/** Counts brackets outside of texts, without reading the values. */
function isTooDeep(text: string): boolean {
  let depth = 0;
  let isInText = false;
  for (let index = 0; index < text.length; index++) {
    const character = text[index];
    if (isInText && character === '\\') index += 1;
    else if (character === '"') isInText = !isInText;
    else if (!isInText) depth += stepOf(character);
    if (depth > DEEPEST) return true;
  }
  return false;
}

function stepOf(character: string | undefined): -1 | 0 | 1 {
  if (character === '[' || character === '{') return 1;
  return character === ']' || character === '}' ? -1 : 0;
}

export type JsonType = 'object' | 'array' | 'string' | 'number' | 'boolean' | 'null';

export function jsonTypeOf(value: unknown): JsonType {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  const type = typeof value;
  return type === 'string' || type === 'number' || type === 'boolean' ? type : 'object';
}

/** Same type and same content; the order of an object's keys means nothing. */
export function isSameJson(one: unknown, other: unknown): boolean {
  if (jsonTypeOf(one) !== jsonTypeOf(other)) return false;
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.length === other.length && one.every((item, index) => isSameJson(item, other[index]));
  }
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return one === other;
  const entries = Object.entries(one);
  const others = other as Readonly<Record<string, unknown>>;
  return (
    entries.length === Object.keys(other).length &&
    entries.every(([key, value]) => Object.hasOwn(other, key) && isSameJson(value, others[key]))
  );
}
