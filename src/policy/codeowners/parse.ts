/**
 * The lines of a CODEOWNERS file.
 *
 * GitHub skips a line that it cannot read. What such a line seems to mean may have been somebody's all the same, so it
 * is kept as unreadable: the owners of what it seems to match are not known, until the line is corrected or a later
 * line decides.
 */
import { compileOwnerPattern, type OwnerPattern } from './pattern.ts';

export type Owner =
  | { readonly kind: 'user'; readonly text: string; readonly login: string }
  | { readonly kind: 'team'; readonly text: string; readonly organisation: string; readonly slug: string }
  /** GitHub looks up the account; facts hold no addresses, so it is nobody we know. */
  | { readonly kind: 'email'; readonly text: string };

export interface OwnerLine {
  /** From 1. */
  readonly number: number;
  /** Several for an unreadable line: everything it may mean. */
  readonly patterns: readonly OwnerPattern[];
  /** None: what matches has no owner. */
  readonly owners: readonly Owner[];
  readonly isReadable: boolean;
}

export type Codeowners =
  | { readonly kind: 'read'; readonly lines: readonly OwnerLine[] }
  /** GitHub does not load it, so what it says is in force nowhere; whom it names is not known either. */
  | { readonly kind: 'too-large' };

/** GitHub's limit: 3 MB. */
const LARGEST = 3 * 1024 * 1024;

/** No path is longer than what such a pattern would need; and the time to match grows with it. */
const LONGEST_PATTERN = 1000;

export function parseCodeowners(text: string): Codeowners {
  if (text.length > LARGEST) return { kind: 'too-large' };
  const lines = text
    .replace(/^\uFEFF/, '')
    .split('\n')
    .flatMap((line, index) => parseLine(line.trim(), index + 1) ?? []);
  return { kind: 'read', lines };
}

/** A pattern, up to the first white space that no backslash escapes; then the owners; then perhaps a comment. */
const LINE = /^((?:\\.|[^\s\\])+)(.*)$/s;

function parseLine(line: string, number: number): OwnerLine | undefined {
  if (line === '' || line.startsWith('#')) return undefined;
  const [, pattern = line, rest = ''] = LINE.exec(line) ?? [];
  const words = rest.split(/\s+/).filter((word) => word !== '');
  const comment = words.findIndex((word) => word.startsWith('#'));
  const named = comment < 0 ? words : words.slice(0, comment);
  const owners = named.map(parseOwner);
  const known = owners.filter((owner) => owner !== undefined);
  if (isPatternReadable(pattern) && known.length === owners.length) {
    return { number, patterns: [compileOwnerPattern(unescaped(pattern))], owners: known, isReadable: true };
  }
  const patterns = readingsOf(pattern, named).map(compileOwnerPattern);
  return { number, patterns, owners: [], isReadable: false };
}

/**
 * What GitHub documents as not working: negation, ranges, an escaped `#`, three stars. A `#` within a pattern may be a
 * comment or not, and an escaped wildcard is too rare to be told from a mistake.
 */
function isPatternReadable(pattern: string): boolean {
  if (pattern.length > LONGEST_PATTERN || pattern.startsWith('!')) return false;
  return !/[[\]#]|\*\*\*|\\[*?\\]|\\$/.test(pattern);
}

function unescaped(pattern: string): string {
  return pattern.replace(/\\(.)/g, '$1');
}

/** Everything that an unreadable line may mean. */
function readingsOf(pattern: string, words: readonly string[]): readonly string[] {
  if (pattern.length > LONGEST_PATTERN) return ['**'];
  const plain = unescaped(pattern.replace(/^!/, '')).replace(/\*{3,}/g, '**');
  const owner = words.findIndex((word) => word.includes('@'));
  const spaced = [plain, ...words.slice(0, owner < 0 ? words.length : owner)].join(' ');
  const ranges = plain.replace(/\[[^\]]*\]?/g, '?');
  return [...new Set([plain, spaced.slice(0, LONGEST_PATTERN), ranges, plain.replace(/(.)#.*$/s, '$1*')])];
}

const USER = /^@([A-Za-z0-9][\w-]*)$/;
const TEAM = /^@([A-Za-z0-9][\w-]*)\/([\w.-]+)$/;
const EMAIL = /^[^@\s#]+@[^@\s#]+\.[^@\s#]+$/;

function parseOwner(text: string): Owner | undefined {
  const [, login] = USER.exec(text) ?? [];
  if (login !== undefined) return { kind: 'user', text, login };
  const [, organisation, slug] = TEAM.exec(text) ?? [];
  if (organisation !== undefined && slug !== undefined) return { kind: 'team', text, organisation, slug };
  return EMAIL.test(text) ? { kind: 'email', text } : undefined;
}
