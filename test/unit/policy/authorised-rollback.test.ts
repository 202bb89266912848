import { describe, expect, test } from 'vitest';
import type { DeploymentFact, Facts } from '../../../src/domain/facts.ts';
import { decide } from '../../../src/policy/decide.ts';
import { approval, at, decideBy, facts, inForce, SHA } from './builders.ts';

const POLICY = `version: 1
windows: { never: { days: sun } }
freezes: [{ name: f, from: 2026-11-01, until: 2026-12-01, except: { types: rollback } }]
gates:
  - { name: hours, except: { types: rollback }, require: { window: never } }
  - { name: review, require: { approvals: { count: 2 } } }
override: { by: { teams: [sre] } }
`;

function verified(verdict: 'pass' | 'fail', day: number, more: Partial<DeploymentFact> = {}): DeploymentFact {
  const startedAt = at(`2026-11-${String(day).padStart(2, '0')}T00:00:00Z`);
  return {
    id: day,
    environment: 'production',
    sha: SHA,
    startedAt,
    state: 'success',
    verification: { verdict, at: startedAt },
    ...more,
  };
}

const GOOD: Partial<Facts> = {
  direction: 'backward',
  deployments: [verified('pass', 10)],
  approvals: [approval('sam')],
};

describe('a rollback to a verified commit that a permitted person approved', () => {
  test('skips every gate, freezes included', () => {
    const decision = decideBy(POLICY, GOOD);
    expect(decision).toMatchObject({
      verdict: 'open',
      releaseType: 'rollback',
      earliestOpening: decision.at,
      nextTransitionAt: null,
    });
    expect(decision.gates.map(({ name, status, skippedBecause }) => [name, status, skippedBecause])).toEqual([
      ['freeze', 'skipped', 'authorised-rollback'],
      ['hours', 'skipped', 'authorised-rollback'],
      ['review', 'skipped', 'authorised-rollback'],
    ]);
  });

  test('does not skip a hold', () => {
    const hold = {
      environment: 'production',
      sha: 'bad',
      reason: 'slow',
      by: 'sam',
      at: at('2026-11-01T00:00:00Z'),
      contains: true,
    };
    expect(decideBy(POLICY, { ...GOOD, holds: [hold] })).toMatchObject({ verdict: 'blocked', releaseType: 'rollback' });
  });
});

test.each<[string, Partial<Facts>]>([
  ['nobody approved', { approvals: [] }],
  ['somebody approved who may not break glass', { approvals: [approval('bob')] }],
  ['the deployer approved', { question: { kind: 'deploy', environment: 'production', actor: 'sam' } }],
  [
    'somebody who may said no',
    {
      people: { ...facts().people, zoe: { id: 50, kind: 'user', permission: 'write', teams: ['sre'] } },
      approvals: [approval('sam'), approval('zoe', { state: 'rejected' })],
    },
  ],
  [
    'the latest verification failed',
    { deployments: [verified('pass', 10), verified('fail', 11)], approvals: [approval('sam')] },
  ],
  ['the range is not complete', { complete: false }],
])('a rollback passes all gates, and is excepted from none, when %s', (_name, more) => {
  const decision = decideBy(POLICY, { ...GOOD, ...more });
  expect(decision.releaseType).toBe('rollback');
  expect(decision.verdict).not.toBe('open');
  expect(decision.gates.map((gate) => gate.status)).not.toContain('skipped');
});

test('a step back to a commit that was never verified here is no rollback', () => {
  expect(decideBy(POLICY, { ...GOOD, deployments: [verified('pass', 10, { environment: 'staging' })] })).toMatchObject({
    verdict: 'waiting',
    releaseType: 'patch',
  });
});

test('every policy in force has to authorise it', () => {
  const org = inForce(
    'version: 1\ngates: [{ name: org, require: { approvals: { count: 2 } } }]\noverride: { by: { users: [max] } }\n',
    'org',
  );
  expect(decide([org, inForce(POLICY)], facts(GOOD)).verdict).not.toBe('open');
  expect(
    decide([org, inForce(POLICY)], facts({ ...GOOD, approvals: [approval('sam'), approval('max')] })).verdict,
  ).toBe('open');
});
