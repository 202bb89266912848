import { expect, test } from 'vitest';
import { digestOf } from '../../../src/domain/canonical.ts';
import type { Problem } from '../../../src/domain/problem.ts';
import { reportWithoutPolicy } from '../../../src/flow/answer/hold-texts.ts';
import { policyCheck } from '../../../src/flow/answer/policy-check.ts';
import { GATE, REPOSITORY } from './world.ts';

/** Texts of all lengths up to the places where they are cut, with a character of two units everywhere. */
const PROBLEMS = Array.from({ length: 40 }, (_, index): Problem => {
  const message = `${'x'.repeat(index % 2)}${'🌊&'.repeat(300)}`;
  return { severity: 'error', source: 'policy', file: 'p.yml', code: 'unknown-key', line: 1, column: 1, message };
});

test('a text that is cut stays one that can be stored: no half characters, no half escapes', () => {
  for (const problem of PROBLEMS.slice(0, 2)) {
    const broken = { sha: 'a', written: null, organisation: undefined, kind: 'invalid' } as const;
    const { comment: report } = reportWithoutPolicy(GATE, {
      ...broken,
      problems: Array.from({ length: 4 }, () => problem),
    });
    expect(report.isWellFormed()).toBe(true);
    expect(report.replaceAll('&amp;', '')).not.toContain('&');
  }
  const check = policyCheck({ repository: REPOSITORY, headSha: 'a', externalId: 'b', problems: PROBLEMS });
  expect(() => digestOf(check)).not.toThrow();
});
