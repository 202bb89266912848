import { expect, test } from 'vitest';
import { parseRepositoryPolicy } from '../../../src/flow/policy/repository-policy.ts';
import type { RepositorySettings } from '../../../src/flow/ports.ts';
import { judgePosture } from '../../../src/flow/posture/judge-posture.ts';

const POLICY = `version: 1
environments: { production: {}, "eu-*": {} }
gates:
  - { name: review, at: merge, require: { approvals: { count: 1 } } }
`;

function inForce(text: string) {
  const parsed = parseRepositoryPolicy(text, undefined);
  if (parsed.kind !== 'valid') throw new Error(JSON.stringify(parsed.problems));
  return { source: 'repository', file: '.github/tidegate.yml', policy: parsed.policy } as const;
}

const GOOD = { hasOurRule: true, canAdminsBypass: false };
const OURS = [{ name: 'tidegate', from: 'us' }] as const;

function judge(change: Partial<RepositorySettings>, policies = [inForce(POLICY)]) {
  const { codes, findings } = judgePosture(policies, { environments: [], requiredChecks: OURS, ...change });
  return { codes, found: findings.map(({ code, subject }) => `${code} ${subject}`.trim()) };
}

test('an environment that the policy gates needs our rule, and nobody past it', () => {
  const environments = [
    { ...GOOD, name: 'Production', hasOurRule: false, canAdminsBypass: true },
    { ...GOOD, name: 'eu-west', canAdminsBypass: true },
    { ...GOOD, name: 'preview', hasOurRule: false },
    { ...GOOD, name: 'eu-east', canAdminsBypass: null },
  ];
  expect(judge({ environments }).found).toEqual(['rule-missing Production', 'admin-bypass eu-west']);
});

test('without a list of environments, those that gates name are meant', () => {
  const policy = `version: 1
gates: [{ name: hours, for: { environments: [canary] }, require: { approvals: { count: 1 } } }]
`;
  const environments = ['canary', 'preview'].map((name) => ({ ...GOOD, name, hasOurRule: false }));
  expect(judge({ environments }, [inForce(policy)]).found).toEqual(['rule-missing canary']);
});

test('a policy with gates for merging needs the check to be required, from us', () => {
  expect(judge({}).found).toEqual([]);
  expect(judge({ requiredChecks: [{ name: 'build', from: 'us' }] }).found).toEqual(['check-not-required']);
  expect(judge({ requiredChecks: [{ name: 'tidegate', from: 'anybody' }] }).found).toEqual(['check-not-bound']);
  expect(judge({ requiredChecks: [{ name: 'tidegate', from: 'another-app' }] }).found).toEqual(['check-not-bound']);
  const deployOnly = inForce('version: 1\nenvironments: { production: {} }\n');
  expect(judge({ requiredChecks: [] }, [deployOnly]).found).toEqual([]);
});

test('what cannot be read is not judged', () => {
  const { codes, found } = judge({ requiredChecks: null });
  expect([codes, found]).toEqual([['rule-missing', 'admin-bypass'], []]);
});

test('where everything is only observed, or nothing is governed, nothing has to hold', () => {
  const environments = [{ ...GOOD, name: 'production', hasOurRule: false }];
  expect(judge({ environments, requiredChecks: [] }, [inForce(`${POLICY}mode: observe\n`)]).found).toEqual([]);
  expect(judge({ environments, requiredChecks: [] }, []).found).toEqual([]);
});

test('a finding says what is so, why it matters and what to do', () => {
  const { findings } = judgePosture([inForce(POLICY)], {
    environments: [{ ...GOOD, name: 'production', hasOurRule: false }],
    requiredChecks: [],
  });
  for (const { what, why, fix } of findings) {
    for (const text of [what, why, fix]) expect(text.length).toBeGreaterThan(20);
    expect(fix).toMatch(/^Settings → /);
  }
});
