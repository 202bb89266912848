/** What came out of a case, for people: a line when it passed, all that is needed to understand when it did not. */
import { styleText } from 'node:util';
import type { Decision } from '../domain/decision.ts';
import type { Facts } from '../domain/facts.ts';
import { plainLine } from '../domain/markdown.ts';
import type { Mismatch } from '../policy/cases/compare.ts';
import { explainText } from '../policy/explain.ts';

export interface CaseResult {
  readonly file: string;
  readonly name: string;
  readonly line: number;
  readonly column: number;
  readonly facts: Facts;
  readonly decision: Decision;
  /** Empty: it passed. */
  readonly mismatches: readonly Mismatch[];
}

/** Ends without a line break. Coloured on a terminal, unless `NO_COLOR` is set. */
export function reportCase(result: CaseResult, stream: NodeJS.WriteStream): string {
  const { file, name, line, column, mismatches } = result;
  const shown = plainLine(name, 300);
  if (mismatches.length === 0) return `${styleText('green', 'ok', { stream })}      ${shown}`;
  const explanation = explainText(result.decision, result.facts).split('\n');
  return [
    `${styleText(['red', 'bold'], 'FAILED', { stream })}  ${shown} (${file}:${line}:${column})`,
    ...mismatches.map(sayMismatch).map((text) => `        ${text}`),
    '',
    ...explanation.map((text) => (text === '' ? '' : `        | ${text}`)),
    '',
  ].join('\n');
}

function sayMismatch({ what, expected, actual }: Mismatch): string {
  return plainLine(`${what}: expected ${expected}, got ${actual}`, 500);
}

/** `12 cases: 11 passed, 1 failed`. */
export function summarise(results: readonly CaseResult[], problems: number): string {
  const failed = results.filter(({ mismatches }) => mismatches.length > 0).length;
  const cases = `${many(results.length, 'case')}: ${results.length - failed} passed, ${failed} failed`;
  if (problems === 0) return cases;
  return results.length === 0
    ? `nothing was tested: ${many(problems, 'problem')}`
    : `${cases}; ${many(problems, 'problem')}, so not every file was tested`;
}

function many(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}
