/**
 * Patterns of CODEOWNERS, as GitHub reads them: like `.gitignore`, with one difference that GitHub documents: `docs/*`
 * is what lies in docs itself, not what lies deeper.
 *
 * A pattern without a slash (a trailing one apart) names something in any folder, every other is read from the top. It
 * matches the file of that name and everything in a folder of that name; with a trailing slash, only the latter. `**`
 * between slashes is any number of folders; elsewhere stars in a row are one star. Case matters.
 */
import { compileGlob, type Glob } from '../glob.ts';

export interface OwnerPattern {
  readonly matches: Glob;
  /** Where a pattern without wildcards points, so that most lines need not be tried one by one. */
  readonly literal: Literal | undefined;
}

export interface Literal {
  /** A path from the top, or a name in any folder. */
  readonly text: string;
  readonly isFromTop: boolean;
  /** Only what lies in the folder, not a file of that name. */
  readonly isFolder: boolean;
}

export function compileOwnerPattern(pattern: string): OwnerPattern {
  const isFolder = pattern.endsWith('/');
  const segments = pattern.replace(/^\//, '').replace(/\/$/, '').split('/').map(withoutStarRuns);
  const isFromTop = pattern.startsWith('/') || segments.length > 1;
  const text = segments.join('/');
  // GitHub says so itself: the pattern `/` matches nothing.
  if (text === '') return { matches: () => false, literal: undefined };
  const literal = /[*?]/.test(text) ? undefined : { text, isFromTop, isFolder };
  return { literal, matches: whenNeeded(text, () => globOf(segments, isFromTop, isFolder)) };
}

/** Stars in a row mean something of their own only when they are a whole segment. */
function withoutStarRuns(segment: string): string {
  return segment === '**' ? segment : segment.replace(/\*{2,}/g, '*');
}

function globOf(segments: readonly string[], isFromTop: boolean, isFolder: boolean): Glob {
  const last = segments.at(-1);
  const text = segments.join('/');
  const path = isFromTop || text === '**' ? text : `**/${text}`;
  if (isFolder) return compileGlob(text === '**' ? '*/**' : `${path}/**`);
  const itself = compileGlob(path);
  if (last === '*' || last === '**') return itself;
  const below = compileGlob(`${path}/**`);
  return (candidate) => itself(candidate) || below(candidate);
}

/** Compiles when a path first has the longest literal part: of the thousands of lines of a large file most never do. */
function whenNeeded(text: string, compile: () => Glob): Glob {
  const parts = text.split(/[*?]+|\*\*\//).flatMap((part) => part.split('/'));
  const longest = parts.reduce((best, part) => (part.length > best.length ? part : best), '');
  let compiled: Glob | undefined;
  return (path) => {
    if (!path.includes(longest)) return false;
    compiled ??= compile();
    return compiled(path);
  };
}
