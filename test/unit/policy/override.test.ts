import { describe, expect, test } from 'vitest';
import type { Decision } from '../../../src/domain/decision.ts';
import type { OverrideFact } from '../../../src/domain/facts.ts';
import { decide } from '../../../src/policy/decide.ts';
import { whyRefused } from '../../../src/policy/override.ts';
import { at, decideBy, facts, inForce, PEOPLE, policyFrom, SHA } from './builders.ts';

const POLICY = `version: 1
gates: [{ name: ci, require: { checks: build } }]
override: { by: { teams: [sre] } }
`;

function override(user: string, more: Partial<OverrideFact> = {}): OverrideFact {
  return { user, environment: 'production', sha: SHA, reason: 'shop is down', at: at('2026-11-23T08:00:00Z'), ...more };
}

function decided(policy: string, ...overrides: readonly OverrideFact[]): Decision {
  return decideBy(policy, { overrides });
}

test('lasts for four hours where the policy says nothing else', () => {
  expect(decided(POLICY, override('sam')).override?.expiresAt).toBe('2026-11-23T12:00:00Z');
  expect(decided(POLICY.replace('[sre] }', '[sre] }, expires: 90m'), override('sam')).override?.expiresAt).toBe(
    '2026-11-23T09:30:00Z',
  );
});

test('is over at its last instant', () => {
  const policy = POLICY.replace('[sre] }', '[sre] }, expires: 1h');
  expect(decided(policy, override('sam')).verdict).toBe('waiting');
  expect(decided(policy, override('sam', { at: at('2026-11-23T08:00:01Z') })).verdict).toBe('open');
});

test('that lasts longer than the calendar goes breaks nothing', () => {
  const policy = POLICY.replace('[sre] }', '[sre] }, expires: 999999999w');
  expect(decided(policy, override('sam')).override?.expiresAt).toBe('9999-12-31T23:59:59Z');
});

test('of several the one in force longest counts, whatever their order', () => {
  const both = [override('sam'), override('sam', { at: at('2026-11-23T08:30:00Z'), reason: 'still down' })];
  expect(decided(POLICY, ...both).override).toMatchObject({ reason: 'still down' });
  expect(decided(POLICY, ...both.toReversed()).override).toEqual(decided(POLICY, ...both).override);
  const same = [override('sam', { reason: 'b' }), override('sam', { reason: 'a' })];
  expect(decided(POLICY, ...same).override).toEqual(decided(POLICY, ...same.toReversed()).override);
});

test('gates keep their true status', () => {
  expect(decided(POLICY, override('sam'))).toMatchObject({
    verdict: 'open',
    gates: [{ name: 'ci', status: 'pending', requirements: [{ reason: { code: 'check-missing' } }] }],
  });
});

test('opens a soak, a group and every kind of evidence', () => {
  const policy = `version: 1
environments: { staging: { group: all }, production: { group: all, promote: { from: staging, soak: 1h } } }
gates:
  - { name: evidence, require: { checks: build, no-incident: { labels: [sev1] } } }
  - { name: others, require: { dependencies: [{ repository: a/b, environment: live }] } }
override: { by: { teams: [sre] } }
`;
  expect(decided(policy, override('sam'))).toMatchObject({ verdict: 'open', override: { user: 'sam' } });
  expect(decided(policy).verdict).toBe('waiting');
});

test('does not open a hold', () => {
  const hold = {
    environment: 'production',
    sha: 'bad',
    reason: 'x',
    by: 'max',
    at: at('2026-11-01T00:00:00Z'),
    contains: true,
  };
  const decision = decideBy(POLICY, { overrides: [override('sam')], holds: [hold] });
  expect(decision).toMatchObject({ verdict: 'blocked', override: null });
});

test('does not open merging', () => {
  const policy = POLICY.replace('name: ci,', 'name: ci, at: merge,');
  const question = { kind: 'merge', pullRequest: 12, base: 'main' } as const;
  expect(decideBy(policy, { question, overrides: [override('sam')] }).verdict).toBe('waiting');
});

test('opens an environment that no policy names, for whom every policy permits', () => {
  const policy = POLICY.replace('gates:', 'environments: { staging: }\ngates:');
  const org = inForce('version: 1\noverride: { by: { users: [max] } }\n', 'org');
  expect(decided(policy, override('sam')).verdict).toBe('open');
  expect(decide([org, inForce(policy)], facts({ overrides: [override('sam')] })).verdict).toBe('waiting');
});

describe('who may', () => {
  test('102: somebody whose permissions are not known may not', () => {
    const policy = POLICY.replace('{ teams: [sre] }', '{ permission: read }');
    expect(decideBy(policy, { overrides: [override('ghost')] }).verdict).toBe('waiting');
    expect(decideBy(policy, { overrides: [override('rita')], people: {} }).verdict).toBe('waiting');
    expect(decideBy(policy, { overrides: [override('rita')] }).verdict).toBe('open');
  });

  test('103: somebody who may not is refused with who may instead', () => {
    expect(decided(POLICY, override('max')).verdict).toBe('waiting');
    expect(whyRefused([policyFrom(POLICY)], facts(), 'max')).toEqual({
      kind: 'not-among',
      mayInstead: 'someone in team sre',
    });
    expect(whyRefused([policyFrom(POLICY)], facts(), 'sam')).toEqual({ kind: 'too-late-or-beyond' });
    expect(whyRefused([policyFrom(POLICY.replace(/override:.*/, ''))], facts(), 'sam')).toEqual({ kind: 'nobody-may' });
  });

  test('a policy whose gates are open need not permit it, one that holds has to', () => {
    const org = inForce(
      'version: 1\ngates: [{ name: org, require: { checks: scan } }]\noverride: { by: { users: [max] } }\n',
      'org',
    );
    const both = [org, inForce(POLICY)];
    const scan = { name: 'scan', status: 'completed', conclusion: 'success', at: at('2026-11-23T07:00:00Z') } as const;
    const overrides = [override('sam')];
    expect(decide(both, facts({ overrides })).verdict).toBe('waiting');
    expect(decide(both, facts({ overrides, checks: [scan] })).verdict).toBe('open');
    const people = { ...PEOPLE, max: { ...PEOPLE['max'], teams: ['sre'] } } as typeof PEOPLE;
    expect(decide(both, facts({ overrides: [override('max')], people })).verdict).toBe('open');
  });
});
