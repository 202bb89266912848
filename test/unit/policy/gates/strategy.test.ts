import { expect, test } from 'vitest';
import { decide } from '../../../../src/policy/decide.ts';
import { decideBy, facts, inForce, requirement } from '../builders.ts';

const GATE = 'gates: [{ name: careful, require: { strategy: [canary, blue-green] } }]\n';

function withStrategy(strategy: string): string {
  return `version: 1\nenvironments: { production: { strategy: ${strategy} } }\n`;
}

test.each([
  ['canary', 'met', 'strategy-allowed'],
  ['rolling', 'pending', 'strategy-not-allowed'],
])('an environment that is released to by %s is %s', (strategy, status, code) => {
  const found = requirement(decideBy(`${withStrategy(strategy)}${GATE}`));
  expect(found).toMatchObject({ kind: 'strategy', status, reason: { code, strategy } });
});

test.each(['', 'environments: { production: {} }\n'])('without a strategy it is not known', (environments) => {
  const found = requirement(decideBy(`version: 1\n${environments}${GATE}`));
  expect(found).toMatchObject({ status: 'pending', reason: { code: 'strategy-unknown' } });
  expect(found.text).toContain('needs canary or blue-green');
});

test("the repository's word counts before its organisation's, also for a gate of the organisation", () => {
  const org = inForce(`${withStrategy('rolling')}${GATE}`, 'org');
  const own = inForce(withStrategy('canary'));
  expect(requirement(decide([org, own], facts()), 'careful').status).toBe('met');
  expect(requirement(decide([org, inForce('version: 1\n')], facts()), 'careful').status).toBe('pending');
});

test('merging has none, should a policy ask for one all the same', () => {
  const valid = inForce(`${withStrategy('canary')}${GATE}`);
  const gates = valid.policy.gates.map((gate) => ({ ...gate, at: 'merge' as const }));
  const question = { kind: 'merge', pullRequest: 12, base: 'main' } as const;
  const decision = decide([{ ...valid, policy: { ...valid.policy, gates } }], facts({ question }));
  expect(requirement(decision)).toMatchObject({ status: 'pending', reason: { code: 'strategy-unknown' } });
});
