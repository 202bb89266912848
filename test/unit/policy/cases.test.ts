/**
 * Cases as folders: `policy.yml`, perhaps `org-policy.yml`, `facts.json`, and the `decision.json` that follows. Adding
 * a case is adding a folder; `vitest run test/unit/policy/cases.test.ts -u` writes the decision, for a person to judge.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { formatProblem } from '../../../src/domain/problem.ts';
import { decide, type PolicyInForce } from '../../../src/policy/decide.ts';
import { parseFacts } from '../../../src/policy/facts/parse.ts';
import { inForce } from './builders.ts';

const FOLDER = join(import.meta.dirname, '../../fixtures/policies');

function policiesOf(folder: string): readonly PolicyInForce[] {
  const read = (name: string): string => readFileSync(join(folder, name), 'utf8');
  const org = existsSync(join(folder, 'org-policy.yml')) ? [inForce(read('org-policy.yml'), 'org')] : [];
  return [...org, inForce(read('policy.yml'))];
}

const cases = readdirSync(FOLDER);

test('there are cases', () => {
  expect(cases.length).toBeGreaterThan(5);
});

test.each(cases)('%s', async (name) => {
  const folder = join(FOLDER, name);
  const facts = parseFacts(JSON.parse(readFileSync(join(folder, 'facts.json'), 'utf8')), 'facts.json');
  if (facts.kind === 'invalid') throw new Error(facts.problems.map(formatProblem).join('\n'));
  const decision = decide(policiesOf(folder), facts.facts);
  await expect(`${JSON.stringify(decision, null, 2)}\n`).toMatchFileSnapshot(join(folder, 'decision.json'));
});
