import { describe, expect, test } from 'vitest';
import type { DeploymentFact, Facts } from '../../../../src/domain/facts.ts';
import { decide } from '../../../../src/policy/decide.ts';
import { headline } from '../../../../src/policy/headline.ts';
import { approval, at, decideBy, facts, inForce, person, pullRequest, requirement, review, SHA } from '../builders.ts';

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
  expect(found.text).toBe('Approved by the product owner, as required.');
});

test('it goes on counting when the commit is deployed and verified there again', () => {
  expect(judged([staged('pass', 3), staged('pass', 5)], 4).status).toBe('met');
  expect(judged([staged('pass', 5), staged('pass', 3)], 2).status).toBe('pending');
  expect(judged([staged('fail', 2), staged('pass', 3), staged('pass', 5)], 4).status).toBe('met');
});

describe('a verification that is dated later than now', () => {
  const MINUTE = (minute: number) => at(`2026-11-23T12:0${minute}:00Z`);
  const approvals = [approval('pat', { at: MINUTE(3) })];
  const dated = (verdict: 'pass' | 'fail', instant: DeploymentFact['startedAt'], id: number): DeploymentFact => ({
    ...staged(verdict, 3),
    id,
    verification: { verdict, at: instant },
  });
  const decided = (minute: number, policy: string, deployments: readonly DeploymentFact[]) =>
    decideBy(policy, { at: MINUTE(minute), people: PEOPLE, deployments, approvals });

  test.each([
    ['opens', POLICY, [dated('pass', MINUTE(2), 1)], ['waiting', 2], ['open', null]],
    ['closes', POLICY, [staged('pass', 3), dated('fail', MINUTE(5), 1)], ['open', 5], ['waiting', null]],
    [
      'changes nothing when it says the same',
      POLICY,
      [staged('pass', 3), dated('pass', MINUTE(5), 1)],
      ['open', null],
      ['open', null],
    ],
    [
      'comes after the approval has expired',
      POLICY.replace('of: release', 'of: release, expires: 1m'),
      [staged('pass', 3), dated('fail', MINUTE(5), 1)],
      ['open', 4],
      ['waiting', null],
    ],
  ] as const)('%s, and that is announced', (_, policy, deployments, first, last) => {
    const [verdict, minute] = first;
    const now = decided(0, policy, deployments);
    expect([now.verdict, now.nextTransitionAt]).toEqual([verdict, minute === null ? null : MINUTE(minute)]);
    const then = decided(9, policy, deployments);
    expect([then.verdict, then.nextTransitionAt]).toEqual(last);
    if (minute === null) return;
    expect(decided(minute - 1, policy, deployments).verdict).toBe(verdict);
    expect(decided(minute, policy, deployments).verdict).toBe(last[0]);
  });
});

describe('an approval does not count', () => {
  test.each<[string, readonly DeploymentFact[], number]>([
    ['before the verification', [staged('pass', 3)], 2],
    ['at its very instant', [staged('pass', 3)], 3],
    ['before the first that passed since it failed', [staged('pass', 3), staged('fail', 5), staged('pass', 6)], 4],
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
  expect(judged([staged('pass', 3)], 2).text).toContain(
    'Only what is approved after this commit was verified in staging counts: after Mon 23 Nov 03:00 UTC.',
  );
  expect(judged([], 4).reason).toMatchObject({
    as: 'product owner',
    after: { environment: 'staging', verifiedAt: null },
  });
});

test('the headline tells the role', () => {
  const some = facts({ people: PEOPLE });
  expect(headline(decideBy(POLICY, some), some)).toContain('by someone in team product as product owner');
});

test('where the headline has little room, the role alone says who is asked, and the time is told in full', () => {
  const some = facts({ people: PEOPLE, at: HOUR(4) });
  const policies = [
    inForce(`version: 1
zone: Europe/Berlin
windows: { release-morning: { days: wed, hours: "10:00-12:00" } }
environments: { staging: {}, production: { release-manager: { teams: [release] } } }
gates:
  - { name: morning, require: { window: release-morning } }
${POLICY.slice(POLICY.indexOf('  - name: sign-off'))}`),
  ];
  expect(headline(decide(policies, some), some, policies)).toBe(
    'Held (release manager: team release). Waiting for 1 more approval by the product owner; opens earliest Wed 25 Nov 10:00 Europe/Berlin',
  );
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
