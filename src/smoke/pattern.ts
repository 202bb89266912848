/** Regular expressions of a smoke file, in RE2's syntax: they run in time linear in the text, whatever they say. */
import { RE2JS } from 're2js';

export interface Pattern {
  /** Found anywhere; `^` and `$` anchor it. */
  readonly isIn: (text: string) => boolean;
  /** What the first group caught, or the whole match of an expression without groups; undefined: not found. */
  readonly firstGroupIn: (text: string) => string | undefined;
  /** Matches the text from its first to its last character. */
  readonly isAllOf: (text: string) => boolean;
}

/** Longer ones were not written to be read, and cost time with every answer. */
const LONGEST_PATTERN = 300;
/** Instructions of the compiled program: repetitions multiply. */
const LARGEST_PROGRAM = 2000;

/** What is wrong with a regular expression, or undefined. */
export function patternProblem(text: string): string | undefined {
  if (text.length > LONGEST_PATTERN) return `is longer than ${LONGEST_PATTERN} characters`;
  try {
    return RE2JS.compile(text).programSize() > LARGEST_PROGRAM ? 'repeats too much' : undefined;
  } catch (error) {
    return `is no regular expression of RE2${reasonOf(error)}`;
  }
}

/** Without the expression itself, which follows the reason in quotes: a secret may stand in it. */
function reasonOf(error: unknown): string {
  const reason =
    error instanceof Error ? /^(?:error parsing regexp: )?([\w ()[\]/-]+?)(?::|$)/.exec(error.message)?.[1] : undefined;
  return reason === undefined ? '' : ` (${reason})`;
}

/** The expression was checked when the file was read. */
export function compilePattern(text: string): Pattern {
  const compiled = RE2JS.compile(text);
  return {
    isIn: (subject) => compiled.matcher(subject).find(),
    isAllOf: (subject) => compiled.matches(subject),
    firstGroupIn: (subject) => {
      const matcher = compiled.matcher(subject);
      if (!matcher.find()) return undefined;
      return (matcher.group(compiled.groupCount() > 0 ? 1 : 0) as string | null) ?? undefined;
    },
  };
}
