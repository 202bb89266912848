import { describe, expect, test } from 'vitest';
import type { Facts } from '../../../src/domain/facts.ts';
import { canHold, holds, readComparison } from '../../../src/policy/comparison.ts';
import { compilePattern, patternProblem } from '../../../src/policy/pattern.ts';
import { rulesOf } from '../../../src/policy/rules.ts';
import { changesFor } from '../../../src/policy/services.ts';
import { changing, commit, facts, policyFrom, pullRequest } from './builders.ts';

describe('a comparison', () => {
  test.each([
    ['> 400', 400, false],
    ['> 400', 401, true],
    ['>400', 401, true],
    ['>= 400', 400, true],
    ['< 10', 9, true],
    ['< 10', 10, false],
    ['<= 10', 10, true],
    ['= 1', 1, true],
    ['= 1', 2, false],
    ['> 100, <= 400', 100, false],
    ['> 100, <= 400', 400, true],
    ['> 5, > 3', 4, false],
    ['>= 5, > 5', 5, false],
  ])('%s of %d: %s', (text, value, isSo) => {
    const comparison = readComparison(text, 'count');
    expect(comparison !== undefined && holds(comparison, value)).toBe(isSo);
  });

  test.each(['', '400', '== 1', '=> 1', '> -1', '> 1.5', '> 1e3', '> 15%', '> 1,', '> 1 < 3', '> 1234567890123'])(
    'of a count cannot be %j',
    (text) => {
      expect(readComparison(text, 'count')).toBeUndefined();
    },
  );

  test.each(['> 15', '15%', '> 15 percent', '> %'])('of a rate cannot be %j', (text) => {
    expect(readComparison(text, '%')).toBeUndefined();
  });

  test.each([
    ['> 15%', 15, false],
    ['> 12.5 %', 12.6, true],
    ['<= 0.1%', (1 * 100) / 1000, true],
  ])('of a rate: %s of %d: %s', (text, value, isSo) => {
    const comparison = readComparison(text, '%');
    expect(comparison !== undefined && holds(comparison, value)).toBe(isSo);
  });

  test.each([
    ['< 0', 'count', false],
    ['> 1, < 2', 'count', false],
    ['>= 1, < 2', 'count', true],
    ['= 3, = 4', 'count', false],
    ['> 100%', '%', false],
    ['>= 100%', '%', true],
    ['< 0%', '%', false],
    ['> 1%, < 2%', '%', true],
    ['> 1%, < 1%', '%', false],
  ] as const)('%s of a %s can hold: %s', (text, unit, isSo) => {
    const comparison = readComparison(text, unit);
    expect(comparison !== undefined && canHold(comparison, unit)).toBe(isSo);
  });

  test('that nobody checked is refused when rules are compiled', () => {
    const policy = policyFrom('version: 1\nrisk: [{ tier: high, when: { lines: "> 1" } }]');
    expect(() => rulesOf({ ...policy, risk: [{ tier: 'high', when: { lines: ['many'] } }] })).toThrow(RangeError);
  });
});

describe('a pattern', () => {
  test.each([
    ['^feat', 'feat: x', true],
    ['feat', 'a feat', true],
    ['^feat$', 'feat: x', false],
    ['(?i)^FEAT', 'feat: x', true],
    ['^(feat|fix)(\\(\\w+\\))?!?:', 'fix(shop)!: x', true],
  ])('%s against %j: %s', (pattern, text, isFound) => {
    expect(patternProblem(pattern)).toBeUndefined();
    expect(compilePattern(pattern)(text)).toBe(isFound);
  });

  test.each(['(?=a)', '(?!a)', '(a)\\1', '(', '[', 'a{2000}', '(a{900}){2}', 'x{2,1000}y{1000}', 'a'.repeat(301)])(
    'cannot be %s',
    (pattern) => {
      expect(patternProblem(pattern)).toEqual(expect.any(String));
    },
  );

  test('takes no longer for a text that would make other engines try for ever', () => {
    const startedAt = performance.now();
    expect(compilePattern('(a*)*b')('a'.repeat(2000))).toBe(false);
    expect(compilePattern('(a|a)*$')(`${'a'.repeat(1999)}b`)).toBe(true);
    expect(performance.now() - startedAt).toBeLessThan(2000);
  });
});

describe('the changes of a lane', () => {
  const POLICY = `version: 1
services: { Shop: { paths: ["apps/shop/**", "packages/**"] }, mail: { paths: ["apps/mail/**"] } }
environments: { production: { service: shop }, "eu-*": {} }
`;
  const shop = pullRequest({ number: 1, ...changing('apps/shop/a', 'README.md') });
  const both = pullRequest({ number: 2, ...changing('apps/mail/a', 'packages/b') });
  const mail = commit({ ...changing('apps/mail/a') });
  const cut = pullRequest({ number: 3, filesComplete: false, ...changing('README.md') });
  const changes = [shop, both, mail, cut];

  function touched(question: Facts['question']): readonly (number | string)[] {
    const kept = changesFor(policyFrom(POLICY), facts({ question, changes }));
    return kept.map((change) => (change.kind === 'commit' ? 'commit' : change.number));
  }
  const deploy = (environment: string, service?: string) =>
    touched({ kind: 'deploy', environment, actor: 'dora', ...(service === undefined ? {} : { service }) });

  test('are those that touch its paths, or may', () => {
    expect(deploy('production')).toEqual([1, 2, 3]);
    expect(deploy('production', 'SHOP')).toEqual([1, 2, 3]);
    expect(deploy('eu-1', 'mail')).toEqual([2, 'commit', 3]);
  });

  test('are all when the service is not known, not defined, or another than the policy names', () => {
    const all = [1, 2, 'commit', 3];
    expect(deploy('eu-1')).toEqual(all);
    expect(deploy('eu-1', 'other')).toEqual(all);
    expect(deploy('production', 'mail')).toEqual(all);
    expect(touched({ kind: 'merge', pullRequest: 1, base: 'main' })).toEqual(all);
  });
});
