/** What the checks of a policy say, and how much of it. */
import type { Path } from '../../document/parse.ts';
import type { PolicyFinding, ProblemCode } from '../problem-codes.ts';

export function error(code: ProblemCode, path: Path, message: string, at: 'key' | 'value' = 'value'): PolicyFinding {
  return { severity: 'error', code, path, at, message };
}

export function warning(code: ProblemCode, path: Path, message: string, at: 'key' | 'value' = 'value'): PolicyFinding {
  return { severity: 'warning', code, path, at, message };
}

/** Checks are lazy, so a file with thousands of mistakes costs no more than what is told of it. */
export type Findings = Iterable<PolicyFinding>;

/** Nobody reads more problems of one file. */
const MOST_FINDINGS = 100;

export function firstOf(findings: Findings): readonly PolicyFinding[] {
  const first: PolicyFinding[] = [];
  for (const finding of findings) {
    if (first.push(finding) >= MOST_FINDINGS) break;
  }
  return first;
}

/** A name with the place where it is written. */
export type Written = readonly [name: string, path: Path];

export function written(names: readonly string[] | undefined, path: Path): readonly Written[] {
  return (names ?? []).map((name, index) => [name, [...path, index]] as const);
}
