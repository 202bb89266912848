import { expect, test } from 'vitest';
import { answerable, looksAtFiles, unreadableRules } from '../../../../src/flow/backtest/asked-of-changes.ts';
import type { PolicyInForce } from '../../../../src/policy/decide.ts';
import { inForce } from '../../policy/builders.ts';

function asking(release: string): PolicyInForce {
  return inForce(`version: 1\nrisk: [{ tier: high, when: { release: { ${release} } } }, { tier: low }]\n`);
}

test.each(['changes: "> 20"', 'files: "> 20"'])('a clone knows of a release its %s', (release) => {
  const policy = asking(release);
  expect(unreadableRules(policy, true)).toEqual([]);
  expect(answerable(policy, true).policy.risk).toEqual(policy.policy.risk);
});

test.each([
  ['lines: "> 20"', 'counts no lines', 'release.lines'],
  ['commits: "> 20"', 'were squashed into one', 'release.commits'],
])('and does not know its %s', (release, why, key) => {
  const policy = asking(`changes: "> 2", ${release}`);
  const [told, ...others] = unreadableRules(policy, true);
  expect(told).toContain(why);
  expect(told).toContain(`that ask for \`${key}\` are taken as not matching`);
  expect(others).toEqual([]);
  expect(answerable(policy, true).policy.risk).toEqual([{ tier: 'low' }]);
});

test('files are looked at where the number of files of a release is asked for', () => {
  expect(looksAtFiles(asking('files: "> 20"').policy)).toBe(true);
  expect(looksAtFiles(asking('changes: "> 20"').policy)).toBe(false);
});
