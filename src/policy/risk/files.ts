/** Conditions on what a change touches: `paths`, `only-paths`, `files`, `lines`. A renamed file counts under both names. */
import { compileGlob, type Glob } from '../glob.ts';
import { type Condition, eitherOf, sure } from './match.ts';
import { countedBy } from './numbers.ts';

/*
 * Files that GitHub did not list make the whole change one of the highest tier, whatever the rules say. So the rules
 * need not ask what the missing ones might have been.
 */

interface NamedGlob {
  readonly pattern: string;
  readonly matches: Glob;
}

function named(patterns: readonly string[]): readonly NamedGlob[] {
  return patterns.map((pattern) => ({ pattern, matches: compileGlob(pattern) }));
}

export function somePath(patterns: readonly string[]): Condition {
  const globs = named(patterns);
  return ({ change }) => {
    for (const file of change.files) {
      const found = firstMatch(globs, file.path) ?? firstMatch(globs, file.previousPath);
      if (found !== undefined) return sure(found);
    }
    return undefined;
  };
}

function firstMatch(globs: readonly NamedGlob[], path: string | undefined): string | undefined {
  if (path === undefined) return undefined;
  for (const { pattern, matches } of globs) {
    if (matches(path)) return `${path} matches ${pattern}`;
  }
  return undefined;
}

/** A change without files does not match: there is nothing that would make it harmless. */
export function everyPath(patterns: readonly string[]): Condition {
  const globs = named(patterns);
  const match = sure(`every changed file matches ${eitherOf(patterns)}`);
  const isMatched = (path: string | undefined): boolean =>
    path === undefined || globs.some((each) => each.matches(path));
  return ({ change }) => {
    if (change.files.length === 0) return undefined;
    const isEvery = change.files.every((file) => isMatched(file.path) && isMatched(file.previousPath));
    return isEvery ? match : undefined;
  };
}

export function countOfFiles(comparisons: readonly string[]): Condition {
  return countedBy(comparisons, ({ files }) => files.length, 'file');
}

export function countOfLines(comparisons: readonly string[]): Condition {
  const linesOf = (sum: number, file: { readonly additions: number; readonly deletions: number }): number =>
    sum + file.additions + file.deletions;
  return countedBy(comparisons, ({ files }) => files.reduce(linesOf, 0), 'line');
}
