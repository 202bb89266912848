import { describe, expect, test } from 'vitest';
import type { DeploymentFact, Facts } from '../../../../src/domain/facts.ts';
import { headline } from '../../../../src/policy/headline.ts';
import { approval, at, decideBy, facts, person, pullRequest, requirement, review, SHA } from '../builders.ts';

const PEOPLE: Facts['people'] = { ...facts().people, pat: person(20, { teams: ['product'] }) };
const POLICY = `version: 1
environments: { staging: {}, production: {} }
gates:
  - name: sign-off
    require:
      approvals: { from: { teams: [product] }, of: release, as: product owner, after: { verified: staging } }
`;
const HOUR = (hour: number) => at(`2026-11-23T0${hour}:00:00.000Z`);

function staged(verdict: 'pass' | 'fail', hour: number, more: Partial<DeploymentFact> = {}): DeploymentFact {
  const verification = { verdict, at: HOUR(hour) };
  return { id: hour, environment: 'Staging', sha: SHA, startedAt: HOUR(1), state: 'success', verification, ...more };
}

function judged(deployments: readonly DeploymentFact[], hour: number, policy = POLICY) {
  const approvals = [approval('pat', { at: HOUR(hour) })];
  return requirement(decideBy(policy, { people: PEOPLE, deployments, approvals }));
}

test('an approval after the verification counts', () => {
  const found = judged([staged('pass', 3)], 4);
  expect(found).toMatchObject({ status: 'met', counted: ['pat'], reason: { code: 'enough', as: 'product owner' } });
  expect(found.text).toBe('Approved by 1 person or more as product owner, as required.');
});

describe('an approval does not count', () => {
  test.each<[string, readonly DeploymentFact[], number]>([
    ['before the verification', [staged('pass', 3)], 2],
    ['at its very instant', [staged('pass', 3)], 3],
    ['before the newest one', [staged('pass', 3), staged('pass', 5)], 4],
    ['without a verification', [], 4],
    ['when it failed', [staged('fail', 3)], 4],
    ['when it failed since', [staged('pass', 3), staged('fail', 5)], 6],
    ['when another commit was verified', [staged('pass', 3, { sha: 'f'.repeat(40) })], 4],
    ['when it was verified elsewhere', [staged('pass', 3, { environment: 'test' })], 4],
    ['when the deployment failed', [staged('pass', 3, { state: 'failure' })], 4],
  ])('%s', (_, deployments, hour) => {
    const found = judged(deployments, hour);
    expect(found.status).toBe('pending');
    expect(found.ignored).toEqual([{ user: 'pat', code: 'before-verification' }]);
  });
});

test('the text says in which role, and what is awaited first', () => {
  expect(judged([], 4).text).toBe(
    'Needs 1 more approval of this release by someone in team product as product owner. First this commit has to be verified in staging; what is approved before that does not count. Approve this deployment under "Review deployments" of its run or with the comment /tidegate approve production.',
  );
  expect(judged([staged('pass', 3)], 2).text).toContain('Only what is approved after Mon 23 Nov 03:00 UTC counts');
  expect(judged([], 4).reason).toMatchObject({
    as: 'product owner',
    after: { environment: 'staging', verifiedAt: null },
  });
});

test('the headline tells the role', () => {
  const some = facts({ people: PEOPLE });
  expect(headline(decideBy(POLICY, some), some)).toContain('by someone in team product as product owner');
});

test('reviews have to be later as well where changes are approved', () => {
  const policy = POLICY.replace('of: release', 'of: change');
  const changes = (hour: number) => [pullRequest({ reviews: [review('pat', { at: HOUR(hour) })] })];
  const deployments = [staged('pass', 3)];
  const early = requirement(decideBy(policy, { people: PEOPLE, deployments, changes: changes(2) }));
  expect(early).toMatchObject({ status: 'pending', ignored: [{ user: 'pat', code: 'before-verification' }] });
  expect(requirement(decideBy(policy, { people: PEOPLE, deployments, changes: changes(4) })).status).toBe('met');
});

test('of a commit that nobody knows nothing was verified', () => {
  const candidate = { sha: SHA, isUnknown: true } as const;
  const approvals = [approval('pat', { at: HOUR(4) })];
  const found = requirement(
    decideBy(POLICY, { people: PEOPLE, candidate, approvals, deployments: [staged('pass', 3)] }),
  );
  expect(found.status).toBe('pending');
});
