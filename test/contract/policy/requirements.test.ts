/** Nothing that a decision can say is missing in the reference. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { generate } from '../../../scripts/generate-reference.ts';
import { REQUIREMENT_PAGES } from '../../../scripts/reference/requirements.ts';
import { formatProblem } from '../../../src/domain/problem.ts';
import { BUILT_IN_GATES } from '../../../src/policy/gates/registry.ts';
import { parsePolicy } from '../../../src/policy/parse.ts';
import { PROBLEM_CODES } from '../../../src/policy/problem-codes.ts';
import { IGNORED, REASONS, SKIPPED, TIER_CODES } from '../../../src/policy/reasons.ts';
import { policyJsonSchema } from '../../../src/policy/schema.ts';

const pages = generate();

/** `code` as the first cell of a row. */
function rowsOf(page: string): readonly string[] {
  return [...(pages[page] ?? '').matchAll(/^\| `([^`]+)` \|/gm)].map(([, code = '']) => code);
}

describe('the pages of the reference', () => {
  test('have every reason, tier, skip and ignored code', () => {
    const rows = rowsOf('docs/reference/reasons.md');
    const codes = [REASONS, IGNORED, TIER_CODES, SKIPPED].flatMap((table) => Object.keys(table));
    expect(codes.length).toBeGreaterThan(30);
    expect(codes.filter((code) => !rows.includes(code))).toEqual([]);
  });

  test('have every code of a problem', () => {
    const rows = rowsOf('docs/reference/policy.md');
    expect(Object.keys(PROBLEM_CODES).filter((code) => !rows.includes(code))).toEqual([]);
  });

  test('say of every requirement which codes it answers with, and of every code which requirement does', () => {
    const told = REQUIREMENT_PAGES.flatMap(({ met, pending, failed }) => [...met, ...pending, ...failed]);
    const others = rowsOf('docs/reference/requirements.md');
    expect(Object.keys(REASONS).filter((code) => !told.includes(code) && !others.includes(code))).toEqual([]);
    expect(told.filter((code) => !Object.hasOwn(REASONS, code))).toEqual([]);
  });

  test('have a section for every requirement and built-in gate', () => {
    const kinds = REQUIREMENT_PAGES.map(({ kind }) => kind);
    const require = policyJsonSchema() as { properties: { gates: { items: { properties: { require: unknown } } } } };
    const keys = Object.keys((require.properties.gates.items.properties.require as { properties: object }).properties);
    expect(keys.length).toBeGreaterThan(5);
    expect(keys.filter((key) => !kinds.includes(key))).toEqual([]);
    const gates = BUILT_IN_GATES.map(({ name }) => name);
    expect(gates.filter((name) => !kinds.includes(name))).toEqual([]);
  });

  test.each(REQUIREMENT_PAGES)(
    'show a policy for $kind that is valid and asks for it',
    ({ kind, example, isBuiltIn, isOfOrganisation }) => {
      const parsed = parsePolicy(example, { source: isOfOrganisation ? 'orgPolicy' : 'policy', file: 'x' });
      expect((parsed.kind === 'valid' ? parsed.warnings : parsed.problems).map(formatProblem)).toEqual([]);
      if (parsed.kind === 'valid' && !isBuiltIn) {
        expect(parsed.policy.gates.some(({ require }) => Object.hasOwn(require, kind))).toBe(true);
      }
    },
  );
});

test("the contract's example is valid, without a warning", () => {
  const file = new URL('../../fixtures/policies-of-the-contract/policy.yml', import.meta.url);
  const parsed = parsePolicy(readFileSync(file, 'utf8'), { source: 'policy', file: 'policy.yml' });
  expect((parsed.kind === 'valid' ? parsed.warnings : parsed.problems).map(formatProblem)).toEqual([]);
  expect(parsed.kind).toBe('valid');
});
