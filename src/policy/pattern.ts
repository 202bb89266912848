/** Regular expressions of a policy, in RE2's syntax: they run in time linear in the text, whatever they say. */
import { RE2JS } from 're2js';

export type Pattern = (text: string) => boolean;

/** Longer ones were not written to be read, and cost time with every title. */
const LONGEST_PATTERN = 300;
/** Instructions of the compiled program: repetitions multiply. */
const LARGEST_PROGRAM = 2000;
/** A title is at most 256 characters on GitHub, a first line of a commit may be longer. What is longer is not asked. */
export const LONGEST_TEXT = 2000;

/** What is wrong with a regular expression, or undefined. */
export function patternProblem(text: string): string | undefined {
  if (text.length > LONGEST_PATTERN) return `is longer than ${LONGEST_PATTERN} characters`;
  try {
    const size = RE2JS.compile(text).programSize();
    return size > LARGEST_PROGRAM ? 'repeats too much' : undefined;
  } catch (error) {
    return `is no regular expression of RE2 (${error instanceof Error ? error.message : 'unreadable'})`;
  }
}

/**
 * Whether the expression is found anywhere in the text; `^` and `$` anchor it. It was checked when it was parsed. Texts
 * are at most {@link LONGEST_TEXT} characters: to cut one would move `$`.
 */
export function compilePattern(text: string): Pattern {
  const compiled = RE2JS.compile(text);
  return (subject) => compiled.matcher(subject).find();
}

/** What the expression finds in a text, first to last, at most so many. Nothing is no find: it would be everywhere. */
export type Finder = (text: string, most: number) => readonly string[];

/** Texts are at most {@link LONGEST_TEXT} characters. */
export function compileFinder(text: string): Finder {
  const compiled = RE2JS.compile(text);
  return (subject, most) => {
    const matcher = compiled.matcher(subject);
    const found: string[] = [];
    while (found.length < most && matcher.find()) {
      const match = matcher.group();
      if (match) found.push(match);
    }
    return found;
  };
}
