/** Facts as they were stored or written by hand, to the facts the engine reads. */
import type { Path } from '../../document/parse.ts';
import { type Issue, shapeProblems } from '../../document/shape.ts';
import type { Facts } from '../../domain/facts.ts';
import type { Problem } from '../../domain/problem.ts';
import { PROBLEM_CODES, type ProblemCode } from '../problem-codes.ts';
import { FactsDocument, factsJsonSchema } from './schema.ts';

export type ParsedFacts =
  | { readonly kind: 'valid'; readonly facts: Facts }
  | { readonly kind: 'invalid'; readonly problems: readonly Problem[] };

/** @param value the JSON value; @param file its name, for the problems. Each problem has a JSON pointer as `path`. */
export function parseFacts(value: unknown, file: string): ParsedFacts {
  const shaped = FactsDocument.safeParse(value);
  if (!shaped.success) {
    const issues: readonly Issue[] = shaped.error.issues;
    const found = shapeProblems(issues, value, { schema: factsJsonSchema(), codes: PROBLEM_CODES });
    return { kind: 'invalid', problems: found.map(({ code, path, message }) => problem(file, code, path, message)) };
  }
  const facts: Facts = shaped.data;
  const half = halfCharacter(facts);
  if (half !== undefined) {
    const message = 'A text here has half a character (a lone surrogate), which no text can have. Remove it.';
    return { kind: 'invalid', problems: [problem(file, 'refused', half, message)] };
  }
  const problems = ambiguousPeople(facts).map((login) =>
    problem(
      file,
      'people-ambiguous',
      ['people', login],
      `\`${login}\` is listed twice in another spelling with another id; logins compare without case, so it is one person. Keep one.`,
    ),
  );
  return problems.length > 0 ? { kind: 'invalid', problems } : { kind: 'valid', facts };
}

/** Where a text or a name is that has no canonical form; undefined when there is none. */
function halfCharacter(value: unknown): Path | undefined {
  const found: (string | number)[] = [];
  return isWhole(value, found) ? undefined : found.toReversed();
}

/** @param found the steps to the first half character, the last one first; facts can be large and are mostly whole. */
function isWhole(value: unknown, found: (string | number)[]): boolean {
  if (typeof value === 'string') return value.isWellFormed();
  if (typeof value !== 'object' || value === null) return true;
  for (const key of Object.keys(value)) {
    if (!key.isWellFormed()) return false;
    if (isWhole((value as Record<string, unknown>)[key], found)) continue;
    found.push(key);
    return false;
  }
  return true;
}

function ambiguousPeople(facts: Facts): readonly string[] {
  const ids = new Map<string, number>();
  return Object.entries(facts.people).flatMap(([login, person]) => {
    const known = ids.get(login.toLowerCase());
    ids.set(login.toLowerCase(), person.id);
    return known === undefined || known === person.id ? [] : [login];
  });
}

function problem(file: string, code: ProblemCode, path: Path, message: string): Problem {
  return { severity: 'error', source: 'facts', file, code, path: pointer(path), message };
}

/** RFC 6901. */
function pointer(path: Path): string {
  return path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}
