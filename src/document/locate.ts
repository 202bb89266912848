/** What was found in a document, told with the line and column where it stands. */
import { plainLine } from '../domain/markdown.ts';
import { formatProblem, type Problem } from '../domain/problem.ts';
import type { Path, YamlDocument } from './parse.ts';

export interface Finding<Code extends string> {
  /** Default: an error. */
  readonly severity?: 'error' | 'warning';
  readonly code: Code;
  readonly path: Path;
  /** Whether the key or the value is wrong. */
  readonly at: 'key' | 'value';
  readonly message: string;
}

/** UTF-16 units of a message. What is quoted in it was written by others, and nobody reads more. */
const LONGEST_MESSAGE = 2000;

/** The problems in the order of the file. Each message is one line of plain text. */
export function locate(
  found: readonly Finding<string>[],
  document: YamlDocument,
  origin: Pick<Problem, 'source' | 'file'>,
): readonly Problem[] {
  const problems = found.map(({ severity = 'error', code, path, at, message }): Problem => {
    const position = at === 'key' ? document.keyAt(path) : document.valueAt(path);
    return { severity, ...origin, code, ...position, message: plainLine(message, LONGEST_MESSAGE) };
  });
  return problems.toSorted(
    (one, other) =>
      (one.line ?? 0) - (other.line ?? 0) ||
      (one.column ?? 0) - (other.column ?? 0) ||
      (formatProblem(one) < formatProblem(other) ? -1 : 1),
  );
}
