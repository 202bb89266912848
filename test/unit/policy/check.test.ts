import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatProblem } from '../../../src/domain/problem.ts';
import { overlapTest } from '../../../src/policy/check/globs-overlap.ts';
import { compileGlob } from '../../../src/policy/glob.ts';
import { parsePolicy } from '../../../src/policy/parse.ts';
import { PROBLEM_CODES } from '../../../src/policy/problem-codes.ts';

const V = 'version: 1\n';

function told(text: string): readonly string[] {
  const parsed = parsePolicy(text, { source: 'policy', file: 'x' });
  return (parsed.kind === 'valid' ? parsed.warnings : parsed.problems).map(formatProblem);
}

describe('two globs overlap', () => {
  test.each([
    ['production', 'PRODUCTION', true],
    ['prod-*', '*-eu', true],
    ['prod-*', 'prod-', true],
    ['prod-?', 'prod-', false],
    ['prod-*', 'staging-*', false],
    ['*a', '*b', false],
    ['a*', '*a', true],
    ['*', 'a/b', false],
    ['**', 'a/b', true],
    ['a/**', 'a', false],
    ['a/**', 'a/', true],
    ['a/**', '*/b', true],
    ['a/**/z', 'a/z', true],
    ['a/**/z', 'az', false],
    ['**/x', 'ax', false],
    ['**/x', 'a/b/x', true],
    ['a/*', '**/b/c', false],
    ['é*', '*É', true],
  ])('%s and %s: %s', (one, other, expected) => {
    expect(overlapTest([one], { ignoreCase: true })(other)).toBe(expected);
    expect(overlapTest([other], { ignoreCase: true })(one)).toBe(expected);
  });

  test('exactly when some text is matched by both', () => {
    const piece = fc.constantFrom('a', 'b', '/', '*', '?', '**', '**/');
    const pattern = fc
      .array(piece, { minLength: 1, maxLength: 5 })
      .map((pieces) => pieces.join(''))
      .filter((text) => !/\/\/|\*\*\*|^\/$/.test(text));
    const texts = textsOf(5);
    fc.assert(
      fc.property(pattern, pattern, (one, other) => {
        const [mine, theirs] = [compileGlob(one), compileGlob(other)];
        const witness = texts.find((text) => mine(text) && theirs(text));
        // Short patterns that overlap at all overlap in a short text.
        if (witness !== undefined) expect(overlapTest([one])(other)).toBe(true);
        else if (one.length + other.length <= 5) expect(overlapTest([one])(other)).toBe(false);
      }),
      { numRuns: 1000 },
    );
  });
});

/** Every text of up to `most` characters of a small alphabet. */
function textsOf(most: number): readonly string[] {
  let last = [''];
  const all: string[] = [];
  for (let length = 1; length <= most; length++) {
    last = last.flatMap((text) => ['a', 'b', 'c', '/'].map((character) => text + character));
    all.push(...last);
  }
  return all;
}

describe('a message says what, why and how to fix', () => {
  test.each([
    [
      'environments: { production: { promote: { from: staging } }, staging: { promote: { from: production } } }',
      [
        'x:2:48 promote-circle `production` from `staging` from `production`: each waits for another, so no commit could enter any of them. Let one of them take commits from nowhere.',
        'x:2:89 promote-circle `staging` from `production` from `staging`: each waits for another, so no commit could enter any of them. Let one of them take commits from nowhere.',
      ],
    ],
    [
      'services: { shop: { paths: a } }\nenvironments: { production: { service: shpo } }',
      [
        'x:3:40 service-unknown There is no service `shpo` in `services`, so no paths are its own. Did you mean `shop`?',
      ],
    ],
    [
      'gates: [{ name: a, require: { approvals: { from: { users: [ann, Ann, "ci[bot]"] }, count: 2 } } }]',
      [
        'x:2:91 approvals-impossible 2 approvals are asked of 1 person, so the gate could never open. Ask for fewer or name more; bots never count.',
      ],
    ],
    [
      'windows: { w: { rrule: "FREQ=DAILY;COUNT=3" } }',
      [
        'x:2:24 rrule-refused The recurrence cannot be used, so its days would be a guess: `COUNT` is not supported: give the last day with `UNTIL`.',
      ],
    ],
    [
      'environments: { a: { rollback: { workflow: x.yml } } }',
      [
        'x:2:22 rollback-unanswerable A rollback that takes away tier `low`, `medium`, `high` has to be approved, and nobody may: there is no `rollback.by`, `release-manager` or `override.by`. Name people in one of them.',
      ],
    ],
  ])('%s', (text, expected) => {
    expect(told(V + text)).toEqual(expected);
  });
});

describe('nothing is said of', () => {
  test.each([
    [
      'approvals by owners, whose number is not known',
      'gates: [{ name: a, require: { approvals: { count: 5, from: { users: a, codeowners: true } } } }]',
    ],
    [
      'no approvals, where an objection holds',
      'gates: [{ name: a, require: { approvals: { count: 0, veto: true } } }]',
    ],
    [
      'no approvals beside those of owners',
      'gates: [{ name: a, require: { approvals: { count: 0, from: { codeowners: true } } } }]',
    ],
    [
      'a rejection as the only thing that holds',
      'gates: [{ name: a, require: { approvals: { count: 0, of: release } } }]',
    ],
    [
      'a rollback that is always automatic',
      'environments: { a: { rollback: { authorise: { low: auto, medium: auto, high: auto } } } }',
    ],
    ['a rollback that override may answer', 'override: { by: { users: a } }\nenvironments: { a: { rollback: {} } }'],
    ['a glob that is a group of its own', 'environments: { "production-*": { group: production } }'],
    [
      "another app's check of our name",
      'gates: [{ name: a, at: merge, require: { checks: { name: tidegate, app: other } } }]',
    ],
    ['our check on a deployment', 'gates: [{ name: a, require: { checks: tidegate } }]'],
    [
      'a bump by a bot among others',
      'risk: [{ tier: low, when: { dependency: minor, author: [ann, "renovate[bot]"] } }, { tier: low }]',
    ],
    ['comparisons that are alternatives', 'risk: [{ tier: high, when: { lines: ["< 10", "> 400"] } }, { tier: low }]'],
    ['a chain of promotions', 'environments: { a: , b: { promote: { from: A } }, c: { promote: { from: b } } }'],
  ])('%s', (_name, text) => {
    expect(told(V + text)).toEqual([]);
  });
});

test('of very many problems the first hundred are told', () => {
  expect(told(V + Array.from({ length: 5000 }, (_, index) => `k${index}: 1`).join('\n'))).toHaveLength(100);
  const tiers = Array.from({ length: 900 }, (_, index) => `t${index}`).join(', ');
  expect(told(`${V}freezes: [{ name: f, days: mon, tiers: [${tiers}] }]`)).toHaveLength(100);
});

test('every code says when it is given, in a sentence', () => {
  for (const meaning of Object.values(PROBLEM_CODES)) expect(meaning).toMatch(/^[A-Z`].*\.$/);
});
