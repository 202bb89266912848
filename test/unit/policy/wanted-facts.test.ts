import { expect, test } from 'vitest';
import type { Facts } from '../../../src/domain/facts.ts';
import { parsePolicy } from '../../../src/policy/parse.ts';
import type { Policy } from '../../../src/policy/schema.ts';
import { type WantedFacts, wantedFacts } from '../../../src/policy/wanted-facts.ts';

const NOTHING: WantedFacts = {
  checks: false,
  codeowners: false,
  incidents: [],
  environments: [],
  dependencies: [],
  lanes: [],
  alerts: [],
  attestation: false,
  artifacts: [],
  issues: false,
  record: false,
  preflight: [],
  plans: false,
};
const MERGE: Facts['question'] = { kind: 'merge', pullRequest: 1, base: 'main' };

function deploy(environment: string): Facts['question'] {
  return { kind: 'deploy', environment, actor: 'anna' };
}

function policy(text: string): Policy {
  const parsed = parsePolicy(`version: 1\n${text}`, { source: 'policy', file: 'p.yml' });
  if (parsed.kind === 'invalid') throw new Error(parsed.problems.map((problem) => problem.message).join('\n'));
  return parsed.policy;
}

function wanted(text: string, question: Facts['question']): WantedFacts {
  return wantedFacts([policy(text)], question);
}

test('a policy that asks for reviews and windows wants nothing more', () => {
  const text = 'gates: [{ name: a, require: { approvals: { count: 1 } } }]\n';
  expect(wanted(text, deploy('production'))).toEqual(NOTHING);
  expect(wanted(text, MERGE)).toEqual(NOTHING);
});

test('checks are wanted by gates of this environment, whatever the tier, and by merge gates only for merging', () => {
  const text = `gates:
  - { name: a, for: { tiers: [high], environments: ["Prod*"] }, require: { checks: [build] } }
  - { name: b, at: merge, require: { approvals: { from: { codeowners: true } } } }
`;
  expect(wanted(text, deploy('production'))).toEqual({ ...NOTHING, checks: true });
  expect(wanted(text, deploy('staging'))).toEqual(NOTHING);
  expect(wanted(text, MERGE)).toEqual({ ...NOTHING, codeowners: true });
});

test('labels of incidents and lanes of other repositories are told once, over all policies', () => {
  const text = (labels: string) => `gates:
  - name: calm
    require:
      no-incident: { labels: ${labels} }
      dependencies: [{ repository: acme/payments, environment: production }]
`;
  const policies = [policy(text('[sev1]')), policy(text('[SEV1, outage]'))];
  expect(wantedFacts(policies, deploy('production'))).toEqual({
    ...NOTHING,
    incidents: ['sev1', 'outage'],
    dependencies: [{ repository: 'acme/payments', environment: 'production' }],
  });
});

test('a promotion wants the environment it comes from, a group its other members; globs stay globs', () => {
  const text = `environments:
  staging:
  production-eu: { promote: { from: staging }, group: production }
  "production-*": { group: Production }
  canary: { group: other }
`;
  expect(wanted(text, deploy('Production-EU')).environments).toEqual(['staging', 'production-*']);
  expect(wanted(text, deploy('production-us')).environments).toEqual(['production-eu', 'production-*']);
  expect(wanted(text, deploy('canary')).environments).toEqual([]);
  expect(wanted(text, MERGE).environments).toEqual([]);
});

test('escalation wants the lane over each of its times', () => {
  const text = `escalate:
  - { when: { change-fail-rate: "> 15%", over: 30d, at-least: 20 } }
  - { when: { change-fail-rate: "> 30%", over: 7d } }
  - { when: { change-fail-rate: "> 40%", over: 30d }, by: 2 }
`;
  expect(wanted(text, deploy('production')).lanes).toEqual(['30d', '7d']);
});

test('alerts are wanted of the tools that some gate of this environment asks about', () => {
  const text = `gates:
  - { name: a, for: { environments: [production] }, require: { alerts: { dependabot: high } } }
  - { name: b, require: { alerts: { code-scanning: low, dependabot: critical } } }
`;
  expect(wanted(text, deploy('production')).alerts).toEqual(['code-scanning', 'dependabot']);
  const own = 'gates: [{ name: a, for: { environments: [production] }, require: { alerts: { dependabot: high } } }]\n';
  expect(wanted(own, deploy('production')).alerts).toEqual(['dependabot']);
  expect(wanted(own, deploy('staging'))).toEqual(NOTHING);
});

test('what was attested is wanted of the artefacts that each gate names', () => {
  const text = `gates:
  - { name: a, for: { environments: [production] }, require: { attestation: { signer: build.yml } } }
  - { name: b, for: { environments: [production] }, require: { attestation: { signer: build.yml, artifact: "dist*" } } }
`;
  const artifacts = [undefined, 'dist*'];
  expect(wanted(text, deploy('production'))).toEqual({ ...NOTHING, attestation: true, artifacts });
  expect(wanted(text, deploy('staging'))).toEqual(NOTHING);
});

test.each([
  ['linked-issue: true', 'issues'],
  ['linked-issue: "CHG[0-9]+"', 'issues'],
  ['sections: Rollback plan', 'record'],
] as const)('%s wants the facts for it', (requirement, key) => {
  const text = `gates: [{ name: a, for: { environments: [production] }, require: { ${requirement} } }]\n`;
  expect(wanted(text, deploy('production'))).toEqual({ ...NOTHING, [key]: true });
  expect(wanted(text, deploy('staging'))).toEqual(NOTHING);
});

test('merging has no record to look into', () => {
  const text = 'gates: [{ name: a, at: merge, require: { sections: Rollback plan, linked-issue: true } }]\n';
  expect(wanted(text, MERGE)).toEqual({ ...NOTHING, issues: true });
});

test('the preflight of the environment is wanted, and plans where a policy plans', () => {
  const text = `environments: { production: { preflight: ready.yml }, staging: {} }
plan: { milestones: "release/*", stages: { production: 0d } }
`;
  expect(wanted(text, deploy('Production'))).toEqual({ ...NOTHING, preflight: ['ready.yml'], plans: true });
  expect(wanted(text, deploy('staging'))).toEqual({ ...NOTHING, plans: true });
  expect(wanted(text, MERGE)).toEqual(NOTHING);
});

test('what was verified before a sign-off is wanted', () => {
  const text = `environments: { production: {}, staging: {} }
gates: [{ name: a, require: { approvals: { of: release, after: { verified: staging } } } }]
`;
  expect(wanted(text, deploy('production')).environments).toEqual(['staging']);
  expect(wanted(text, deploy('staging')).environments).toEqual([]);
});
