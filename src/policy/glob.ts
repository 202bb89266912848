/**
 * Globs: a small subset of what `.gitignore` users know, matched in time linear in the text.
 *
 * Literal characters; `?` one character and `*` any run of characters, neither of them `/`; `**` any run, `/` included;
 * `**` and a slash at the start of a segment: any number of folders, none included. A pattern is matched against the
 * whole path from the top; a leading `/` changes nothing, a trailing `/` means everything below.
 * Brackets, braces, escapes and negation are refused: a pattern that means something else elsewhere must not be read
 * in silence (and alternatives are what lists are for).
 */

export type Glob = (text: string) => boolean;

/** Longer patterns are a mistake, and the time to match grows with them. */
const LONGEST_PATTERN = 256;

/** What is wrong with a pattern, as the end of "the glob …"; undefined when it is fine. */
export function globProblem(pattern: string): string | undefined {
  if (pattern === '' || pattern === '/') return 'is empty';
  if (pattern.length > LONGEST_PATTERN) return `is longer than ${LONGEST_PATTERN} characters`;
  if (pattern.startsWith('!')) return 'begins with `!`; negation is not supported, list what should match';
  if (/[[\]]/.test(pattern)) return 'has brackets, which are not supported; use `?` for one character';
  if (/[{}]/.test(pattern)) return 'has braces, which are not supported; write one list item per alternative';
  if (pattern.includes('\\')) return 'has a backslash, which is not supported; paths are separated by `/`';
  if (/[@+!?*]\(/.test(pattern)) return 'has an extended group such as `@(a|b)`, which is not supported';
  if (pattern.includes('***')) return 'has more than two `*` in a row';
  if (/^\.\.?\/|\/\.\.?\//.test(pattern) || pattern.includes('//')) {
    return 'is not a plain path: write it as the repository shows it, without `./`, `../` or `//`';
  }
  return undefined;
}

/** Whether it stands for several names. Everything else that is special elsewhere is refused. */
export function isGlob(name: string): boolean {
  return /[*?]/.test(name);
}

/** One step of a pattern: a literal character, or one of the wildcards. */
export type Token = string | typeof ONE | typeof SOME | typeof ANY | typeof FOLDERS;

export const ONE = Symbol('?');
export const SOME = Symbol('*');
export const ANY = Symbol('**');
export const FOLDERS = Symbol('**/');

export function compileGlob(pattern: string, { ignoreCase = false } = {}): Glob {
  const matches = matcherOf(globTokens(pattern, { ignoreCase }));
  return ignoreCase ? (candidate) => matches(candidate.toLowerCase()) : matches;
}

/** The steps of a pattern, for whoever has to compare two of them. */
export function globTokens(pattern: string, { ignoreCase = false } = {}): readonly Token[] {
  const text = ignoreCase ? pattern.toLowerCase() : pattern;
  const rooted = text.startsWith('/') ? text.slice(1) : text;
  return simplified(tokensOf(rooted.endsWith('/') ? `${rooted}**` : rooted));
}

function tokensOf(pattern: string): readonly Token[] {
  const tokens: Token[] = [];
  let index = 0;
  while (index < pattern.length) {
    const character = pattern.charAt(index);
    const isDouble = character === '*' && pattern.charAt(index + 1) === '*';
    if (isDouble) tokens.push(...doubleStar(pattern, index));
    else tokens.push(SINGLE.get(character) ?? character);
    index += isDouble ? 2 : 1;
    if (tokens.at(-1) === FOLDERS) index++;
  }
  return tokens;
}

const SINGLE: ReadonlyMap<string, Token> = new Map<string, Token>([
  ['?', ONE],
  ['*', SOME],
]);

function doubleStar(pattern: string, index: number): readonly Token[] {
  const startsSegment = index === 0 || pattern.charAt(index - 1) === '/';
  if (startsSegment && pattern.charAt(index + 2) === '/') return [FOLDERS];
  // `docs/**` is what is below docs, so at least one character.
  return startsSegment && index > 0 && index + 2 === pattern.length ? [ONE, ANY] : [ANY];
}

/** Any folders and then any name, or any run beside another one, are just any run. */
function simplified(tokens: readonly Token[]): readonly Token[] {
  const kept: Token[] = [];
  for (const token of tokens) {
    const last = kept.at(-1);
    const isRun = token === SOME || token === ANY;
    if (isRun && (last === ANY || last === FOLDERS || (last === SOME && token === ANY))) kept[kept.length - 1] = ANY;
    else kept.push(token);
  }
  return kept;
}

/** Most paths are told apart by the literal parts of a pattern alone: its start, its end and what lies between. */
function matcherOf(tokens: readonly Token[]): Glob {
  const firstWild = tokens.findIndex((token) => typeof token !== 'string');
  if (firstWild < 0) {
    const literal = tokens.join('');
    return (text) => text === literal;
  }
  const lastWild = tokens.findLastIndex((token) => typeof token !== 'string');
  const prefix = tokens.slice(0, firstWild).join('');
  const suffix = tokens.slice(lastWild + 1).join('');
  const wild = tokens.slice(firstWild, lastWild + 1);
  const shortest = prefix.length + suffix.length;
  const fits: Glob = (text) =>
    text.length >= shortest && holds(text, suffix, text.length - suffix.length) && holds(text, prefix, 0);
  if (wild.length === 1 && wild[0] === ANY) return fits;
  const between = literalsOf(wild);
  const matches = automatonOf(tokens.slice(firstWild), prefix.length);
  return (text) => fits(text) && between.every((literal) => text.includes(literal, prefix.length)) && matches(text);
}

/** Whether the text has the part there. From its end: paths of one repository begin alike. */
function holds(text: string, part: string, from: number): boolean {
  for (let index = part.length - 1; index >= 0; index--) {
    if (text.charCodeAt(from + index) !== part.charCodeAt(index)) return false;
  }
  return true;
}

/** The runs of literal characters. */
function literalsOf(tokens: readonly Token[]): readonly string[] {
  const marked = tokens.map((token) => (typeof token === 'string' ? token : '\n')).join('');
  return marked.split(/\n+/).filter((literal) => literal !== '');
}

/** The states of a pattern that some text leads to at once. */
interface Reached {
  readonly states: Uint8Array;
  readonly isEnd: boolean;
  /** What the answer is whatever follows; undefined when that depends. */
  readonly known: boolean | undefined;
  /** Where each kind of character leads: the number of another set; {@link UNSEEN} until it is needed. */
  readonly next: Int16Array;
}

const UNSEEN = -1;
const ASCII = 128;

/** Beyond ASCII only the characters that the pattern has are told apart. */
function kindsOf(tokens: readonly Token[]): ReadonlyMap<number, number> {
  const codes = tokens.flatMap((token) => (typeof token === 'string' ? token.charCodeAt(0) : []));
  const beyond = new Set(codes.filter((code) => code >= ASCII));
  return new Map([...beyond].map((code, index) => [code, ASCII + 1 + index]));
}

/** Patterns with very many sets of states are rare; beyond this many no more is kept. */
const MOST_SETS = 100;

/**
 * Follows all ways through the pattern at once, so no text can make it try one after the other, and remembers where
 * they lead, since thousands of paths begin alike. What stands before `from` is known to match.
 */
function automatonOf(tokens: readonly Token[], from: number): Glob {
  const kinds = kindsOf(tokens);
  const unseen = new Int16Array(ASCII + 1 + kinds.size).fill(UNSEEN);
  const reachedBy = (states: Uint8Array, next: Int16Array): Reached => {
    return { states, isEnd: states[tokens.length] === 1, known: knownOf(tokens, states), next };
  };
  const first = reachedBy(startOf(tokens), unseen.slice());
  const sets: Reached[] = [first];
  const numbers = new Map<string, number>([[first.states.join(''), 0]]);

  function learn(before: Reached, character: string, kind: number): Reached {
    const states = follow(tokens, before.states, character);
    if (sets.length >= MOST_SETS) return reachedBy(states, unseen);
    const key = states.join('');
    const number = numbers.get(key) ?? sets.length;
    const reached = sets[number] ?? reachedBy(states, unseen.slice());
    sets[number] = reached;
    numbers.set(key, number);
    before.next[kind] = number;
    return reached;
  }

  return (text) => {
    let reached = first;
    for (let index = from; index < text.length; index++) {
      const code = text.charCodeAt(index);
      const kind = code < ASCII ? code : (kinds.get(code) ?? ASCII);
      const number = reached.next[kind] as number;
      reached = number === UNSEEN ? learn(reached, text.charAt(index), kind) : (sets[number] as Reached);
      if (reached.known !== undefined) return reached.known;
    }
    return reached.isEnd;
  };
}

function knownOf(tokens: readonly Token[], states: Uint8Array): boolean | undefined {
  if (!states.includes(1)) return false;
  return tokens.at(-1) === ANY && states[tokens.length - 1] === 1 ? true : undefined;
}

function startOf(tokens: readonly Token[]): Uint8Array {
  const states = new Uint8Array(tokens.length + 1);
  enter(tokens, states, 0);
  return states;
}

function follow(tokens: readonly Token[], reached: Uint8Array, character: string): Uint8Array {
  const following = new Uint8Array(tokens.length + 1);
  for (let state = 0; state < tokens.length; state++) {
    if (reached[state] === 1) step(tokens, following, state, character);
  }
  return following;
}

/** Marks a state and those that are reached from it without reading a character. */
function enter(tokens: readonly Token[], states: Uint8Array, from: number): void {
  let state = from;
  states[state] = 1;
  while (state < tokens.length) {
    const token = tokens[state];
    if (token !== SOME && token !== ANY && token !== FOLDERS) return;
    state++;
    states[state] = 1;
  }
}

/** Reads one character in one state. */
function step(tokens: readonly Token[], following: Uint8Array, state: number, character: string): void {
  const token = tokens[state];
  if (token === FOLDERS) {
    // Within folders; after a slash the rest of the pattern may begin.
    if (character === '/') enter(tokens, following, state);
    else following[state] = 1;
  } else if (token === ANY || (token === SOME && character !== '/')) {
    enter(tokens, following, state);
  } else if (token === character || (token === ONE && character !== '/')) {
    enter(tokens, following, state + 1);
  }
}
