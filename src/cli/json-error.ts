/** Where a text stops being JSON. The engine's own error tells the place of some mistakes only. */

const SPACE = /[ \t\r\n]*/y;
const STRING = /"(?:[^"\\\p{Cc}]|[\x7f-\x9f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/uy;
const SCALAR = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

/** What may come next. `first` also allows the end of what has just been opened. */
type Expected = 'value' | 'first-value' | 'key' | 'first-key' | 'colon' | 'comma' | 'end';

/** The offset of the first character that cannot stand where it stands; the length of the text when it ends too early. */
export function jsonErrorAt(text: string): number {
  const open: string[] = [];
  let expected: Expected = 'value';
  let at = skip(SPACE, text, 0);
  while (at < text.length) {
    const end = tokenEnd(text, at, marks(expected, open), expected);
    if (end === undefined) return at;
    const token = text.charAt(at);
    expected = next(token, expected, open);
    at = skip(SPACE, text, end);
  }
  return at;
}

function skip(pattern: RegExp, text: string, from: number): number {
  pattern.lastIndex = from;
  return pattern.test(text) ? pattern.lastIndex : from;
}

/** The brackets, commas and colons that may stand here. */
function marks(expected: Expected, open: readonly string[]): string {
  switch (expected) {
    case 'value':
      return '{[';
    case 'first-value':
      return '{[]';
    case 'first-key':
      return '}';
    case 'colon':
      return ':';
    case 'comma':
      return open.at(-1) === '{' ? ',}' : ',]';
    case 'key':
    case 'end':
      return '';
  }
}

/** Where the token ends, or undefined when it is none that may stand here. */
function tokenEnd(text: string, at: number, allowed: string, expected: Expected): number | undefined {
  const character = text.charAt(at);
  if (allowed.includes(character)) return at + 1;
  if (!/value|key/.test(expected)) return undefined;
  const end = skip(character === '"' || expected.endsWith('key') ? STRING : SCALAR, text, at);
  return end === at ? undefined : end;
}

/** What may follow a token that stood where it may. Keeps `open`, the brackets around. */
function next(token: string, expected: Expected, open: string[]): Expected {
  switch (token) {
    case '{':
    case '[':
      open.push(token);
      return token === '{' ? 'first-key' : 'first-value';
    case '}':
    case ']':
      open.pop();
      return afterValue(open);
    case ':':
      return 'value';
    case ',':
      return open.at(-1) === '{' ? 'key' : 'value';
    default:
      return expected.endsWith('key') ? 'colon' : afterValue(open);
  }
}

function afterValue(open: readonly string[]): Expected {
  return open.length === 0 ? 'end' : 'comma';
}
