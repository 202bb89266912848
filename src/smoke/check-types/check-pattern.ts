/** Regular expressions and JSON paths that cannot be read. */
import type { Path } from '../../document/parse.ts';
import { jsonPathProblem } from '../json-path.ts';
import { patternProblem } from '../pattern.ts';
import { finding, type SmokeFinding } from '../problem-codes.ts';

export function patternFindings(pattern: unknown, path: Path): readonly SmokeFinding[] {
  const problem = typeof pattern === 'string' ? patternProblem(pattern) : undefined;
  if (problem === undefined) return [];
  const message = `The expression ${problem}, so nothing could be matched. RE2 has no look-around and no back-references.`;
  return [finding('pattern-invalid', path, message)];
}

export function jsonPathFindings(jsonPath: string | undefined, path: Path): readonly SmokeFinding[] {
  const problem = jsonPath === undefined ? undefined : jsonPathProblem(jsonPath);
  if (problem === undefined) return [];
  const message = `The path ${problem}, so it could lead nowhere. It begins with \`$\`, e.g. \`$.commit\` or \`$.checks[0].name\`.`;
  return [finding('json-path-invalid', path, message)];
}
