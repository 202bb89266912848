import { describe, expect, test } from 'vitest';
import type { RequirementResult } from '../../../../src/domain/decision.ts';
import type { DeploymentFact } from '../../../../src/domain/facts.ts';
import { decide } from '../../../../src/policy/decide.ts';
import { at, decideBy, facts, inForce, requirement, SHA } from '../builders.ts';

const POLICY = `version: 1
environments:
  staging:
  production-eu: { group: live }
  "production-*": { group: Live }
  canary: { group: canaries }
`;

function verified(
  environment: string,
  verdict: NonNullable<DeploymentFact['verification']>['verdict'],
  clock: string,
  more: Partial<DeploymentFact> = {},
): DeploymentFact {
  const instant = at(`2026-11-23T${clock}:00Z`);
  return {
    id: 1,
    environment,
    sha: SHA,
    startedAt: instant,
    state: 'success',
    verification: { verdict, at: instant },
    ...more,
  };
}

function judged(
  deployments: readonly DeploymentFact[],
  environment = 'production-us',
  policy = POLICY,
): RequirementResult {
  const question = { kind: 'deploy', environment, actor: 'dora' } as const;
  return requirement(decideBy(policy, { deployments, question }), 'group');
}

test('nothing failed anywhere', () => {
  expect(judged([verified('production-eu', 'pass', '08:00')])).toMatchObject({
    kind: 'group',
    status: 'met',
    reason: { code: 'group-healthy' },
  });
});

test.each(['production-us', 'production-eu', 'production-asia'])(
  'a failed verification in one member holds the release in %s as well',
  (environment) => {
    expect(judged([verified('Production-EU', 'fail', '08:00')], environment)).toMatchObject({
      status: 'pending',
      reason: {
        code: 'group-failed',
        failed: [{ environment: 'Production-EU', failedAt: '2026-11-23T08:00:00Z' }],
      },
      text: expect.stringContaining('failed its verification in Production-EU (Mon 23 Nov 08:00 UTC)'),
    });
  },
);

describe('does not hold what failed', () => {
  test.each<[string, DeploymentFact]>([
    ['in another group', verified('canary', 'fail', '08:00')],
    ['in an environment without a group', verified('staging', 'fail', '08:00')],
    ['as another commit', verified('production-eu', 'fail', '08:00', { sha: 'other' })],
    ['only to be deployed', verified('production-eu', 'pass', '08:00', { state: 'failure', verification: undefined })],
    ['to be verified at all', verified('production-eu', 'missing', '08:00')],
    ['later than now', verified('production-eu', 'fail', '09:30')],
  ])('%s', (_name, deployment) => {
    expect(judged([deployment]).status).toBe('met');
  });
});

describe('a later verification of the same release lets go', () => {
  const failed = verified('production-eu', 'fail', '08:00');

  test('where it failed, and nowhere else', () => {
    expect(judged([failed, verified('production-eu', 'pass', '08:30')]).status).toBe('met');
    expect(judged([failed, verified('production-us', 'pass', '08:30')]).status).toBe('pending');
  });

  test('when it is later', () => {
    expect(judged([failed, verified('production-eu', 'pass', '07:30')]).status).toBe('pending');
    expect(judged([failed, verified('production-eu', 'pass', '08:00')]).status).toBe('pending');
  });

  test.each(['inconclusive', 'error', 'missing'] as const)('not when it is %s', (verdict) => {
    expect(judged([failed, verified('production-eu', verdict, '08:30')]).status).toBe('pending');
  });

  test('not of another commit', () => {
    expect(judged([failed, verified('production-eu', 'pass', '08:30', { sha: 'other' })]).status).toBe('pending');
  });

  test('not when its deployment there failed, whatever was verified then', () => {
    expect(judged([failed, verified('production-eu', 'pass', '08:30', { state: 'failure' })]).status).toBe('pending');
  });

  test('until it fails again', () => {
    const passed = verified('production-eu', 'pass', '08:30');
    expect(judged([failed, passed, verified('production-eu', 'fail', '08:45')]).status).toBe('pending');
  });
});

test('every member in which it failed is told', () => {
  const deployments = [verified('production-us', 'fail', '08:10'), verified('production-eu', 'fail', '08:00')];
  expect(judged(deployments, 'production-asia').reason['failed']).toMatchObject([
    { environment: 'production-eu' },
    { environment: 'production-us' },
  ]);
});

test('an environment without a group has no such gate, and neither has merging', () => {
  const deployments = [verified('staging', 'fail', '08:00')];
  const question = { kind: 'deploy', environment: 'staging', actor: 'dora' } as const;
  expect(decideBy(POLICY, { deployments, question }).gates).toEqual([]);
  expect(decideBy(POLICY, { question: { kind: 'merge', pullRequest: 12, base: 'main' } }).gates).toEqual([]);
});

test('the policy whose group holds has to permit an override', () => {
  const org = inForce('version: 1\nenvironments: { "*": { group: all } }\noverride: { by: { users: [max] } }\n', 'org');
  const own = inForce(
    'version: 1\nenvironments: { production: { group: live } }\noverride: { by: { teams: [sre] } }\n',
  );
  const override = { environment: 'production', sha: SHA, reason: 'now', at: at('2026-11-23T08:30:00Z') };
  const deployments = [verified('staging', 'fail', '08:00')];
  const verdict = (user: string): string =>
    decide([org, own], facts({ deployments, overrides: [{ ...override, user }] })).verdict;
  expect([verdict('max'), verdict('sam')]).toEqual(['open', 'waiting']);
});
