import { describe, expect, test } from 'vitest';
import type { Facts } from '../../../src/domain/facts.ts';
import { formatProblem } from '../../../src/domain/problem.ts';
import { decide } from '../../../src/policy/decide.ts';
import { holdReport } from '../../../src/policy/explain.ts';
import { headline } from '../../../src/policy/headline.ts';
import { teamsOf } from '../../../src/policy/mentions.ts';
import { whyRefused } from '../../../src/policy/override.ts';
import { parsePolicy } from '../../../src/policy/parse.ts';
import {
  mayOverride,
  releaseManagerOf,
  whoMayOverride,
  whoMayOverrideSomewhere,
  whoMayRollBack,
} from '../../../src/policy/release-owner.ts';
import { approval, at, decideBy, facts, inForce, MONDAY, person, policyFrom, requirement, SHA } from './builders.ts';

const PEOPLE: Facts['people'] = {
  ...facts().people,
  rel: person(30, { teams: ['release'] }),
  'rel[bot]': person(31, { kind: 'bot', teams: ['release'] }),
};
const GATE = 'gates: [{ name: green, require: { checks: [build] } }]\n';
const MANAGED = 'environments: { staging: {}, production: { release-manager: { teams: [release] } } }\n';

function policy(...parts: readonly string[]): string {
  return ['version: 1\n', ...parts].join('');
}

function overriding(user: string, environment = 'production'): Partial<Facts> {
  const override = { user, environment, sha: SHA, reason: 'it cannot wait', at: MONDAY };
  return { people: PEOPLE, overrides: [override], question: { kind: 'deploy', environment, actor: 'dora' } };
}

describe('break-glass', () => {
  const DEFAULTED = policy(MANAGED, GATE, 'override: { expires: 2h }\n');

  test('is for the release manager of the environment where `override` names nobody', () => {
    const decision = decideBy(DEFAULTED, overriding('rel'));
    expect(decision).toMatchObject({ verdict: 'open', override: { user: 'rel', expiresAt: '2026-11-23T11:00:00Z' } });
    expect(decideBy(DEFAULTED, overriding('sam')).verdict).toBe('waiting');
    expect(decideBy(DEFAULTED, overriding('rel[bot]')).verdict).toBe('waiting');
  });

  test('is for nobody in an environment without one', () => {
    expect(decideBy(DEFAULTED, overriding('rel', 'staging')).verdict).toBe('waiting');
    const refusal = whyRefused([policyFrom(DEFAULTED)], facts(overriding('rel', 'staging')), 'rel');
    expect(refusal).toEqual({ kind: 'nobody-may' });
  });

  test('is for those whom `override` names, and not for the release manager', () => {
    const named = policy(MANAGED, GATE, 'override: { by: { teams: [sre] } }\n');
    expect(decideBy(named, overriding('rel')).verdict).toBe('waiting');
    expect(decideBy(named, overriding('sam')).verdict).toBe('open');
    expect(whyRefused([policyFrom(named)], facts(overriding('rel')), 'rel')).toEqual({
      kind: 'not-among',
      mayInstead: 'someone in team sre',
    });
  });

  test('is for nobody without `override`', () => {
    const none = policy(MANAGED, GATE);
    expect(decideBy(none, overriding('rel')).verdict).toBe('waiting');
    expect(whoMayOverride(policyFrom(none), 'production')).toBeUndefined();
  });

  test("is not given by a repository's release manager for its organisation's gates", () => {
    const org = inForce(policy(GATE, 'override: { by: { teams: [sre] } }\n'), 'org');
    const decision = decide([org, inForce(policy(MANAGED, 'override: {}\n'))], facts(overriding('rel')));
    expect(decision.verdict).toBe('waiting');
  });

  test('of a label by the release manager counts where they may override', () => {
    const rules = 'risk: [{ tier: low, when: { labels: [safe] } }, { tier: high }]\n';
    const change = { ...facts().changes[0], labels: ['safe'], labeledBy: { safe: 'rel' } } as Facts['changes'][number];
    const tierIn = (environment: string) =>
      decideBy(policy(MANAGED, rules, 'override: {}\n'), { ...overriding('rel', environment), changes: [change] }).tier;
    expect(tierIn('production')).toBe('low');
    expect(tierIn('staging')).toBe('high');
  });

  test('a freeze says who it is', () => {
    const freeze = { environment: 'production', from: at('2026-11-01T00:00:00Z'), by: 'max', reason: 'sale' };
    expect(requirement(decideBy(DEFAULTED, { freezes: [freeze] }), 'freeze').text).toContain(
      'someone in team release can open it',
    );
  });
});

describe('rollbacks', () => {
  const ROLLBACK = 'environments: { production: { rollback: {}, release-manager: { teams: [release] } } }\n';
  const back: Partial<Facts> = {
    people: PEOPLE,
    direction: 'backward',
    deployments: [
      {
        id: 1,
        environment: 'production',
        sha: SHA,
        startedAt: at('2026-10-01T00:00:00Z'),
        state: 'success',
        verification: { verdict: 'pass', at: at('2026-10-01T01:00:00Z') },
      },
    ],
  };

  test.each([
    ['rel', 'open'],
    ['sam', 'waiting'],
  ])('are approved by the release manager where nobody else is named: %s', (user, verdict) => {
    const yaml = policy(ROLLBACK, GATE, 'override: { by: { teams: [sre] } }\n');
    expect(decideBy(yaml, { ...back, approvals: [approval(user)] }).verdict).toBe(verdict);
  });

  test('are for `rollback.by`, then the release manager, then `override.by`', () => {
    const sre = 'override: { by: { teams: [sre] } }\n';
    const named = ROLLBACK.replace('rollback: {}', 'rollback: { by: { users: [max] } }');
    expect(whoMayRollBack(policyFrom(policy(named, sre)), 'production')).toEqual({ users: ['max'] });
    expect(whoMayRollBack(policyFrom(policy(ROLLBACK, sre)), 'production')).toEqual({ teams: ['release'] });
    expect(whoMayRollBack(policyFrom(policy(ROLLBACK, sre)), 'staging')).toEqual({ teams: ['sre'] });
    expect(whoMayRollBack(policyFrom(policy(ROLLBACK)), 'staging')).toBeUndefined();
  });
});

describe('who it is', () => {
  const own = policyFrom(policy(MANAGED));
  const org = policyFrom(policy('environments: { "*": { release-manager: { users: [max] } } }\n'));

  test("the repository's before its organisation's", () => {
    expect(releaseManagerOf([org, own], 'Production')).toEqual({ teams: ['release'] });
    expect(releaseManagerOf([org, own], 'staging')).toEqual({ users: ['max'] });
    expect(releaseManagerOf([own], 'staging')).toBeUndefined();
    expect(releaseManagerOf([org, own], undefined)).toBeUndefined();
  });

  test('nobody unknown', () => {
    expect(mayOverride(policyFrom(policy(MANAGED, 'override: {}\n')), 'production', undefined)).toBe(false);
  });

  test('those of all environments where none is meant', () => {
    const yaml = policy(
      'environments: { a: { release-manager: { teams: [x] } }, b: { release-manager: { users: [max], permission: admin } } }\n',
      'override: {}\n',
    );
    expect(whoMayOverrideSomewhere(policyFrom(yaml))).toEqual({ users: ['max'], teams: ['x'], permission: 'admin' });
    expect(whoMayOverrideSomewhere(own)).toBeUndefined();
  });

  test('their teams are asked for', () => {
    expect(teamsOf([own])).toEqual(['release']);
  });
});

test('an `override` that is for nobody is refused', () => {
  const parsed = parsePolicy(policy('override: { expires: 2h }\n'), { source: 'policy', file: 'p.yml' });
  expect(parsed.kind === 'invalid' ? parsed.problems.map(({ code }) => code) : []).toEqual(['people-empty']);
  const managed = parsePolicy(policy(MANAGED, 'override: { expires: 2h }\n'), { source: 'policy', file: 'p.yml' });
  expect(managed.kind === 'valid' ? managed.warnings.map(formatProblem) : managed.problems.map(formatProblem)).toEqual(
    [],
  );
});

describe('the first line of a hold', () => {
  const policies = [inForce(policy(MANAGED, GATE, 'override: {}\n'))];

  test('names the release manager before what is waited for, and pings nobody', () => {
    const decision = decide(policies, facts());
    expect(headline(decision, facts(), policies)).toBe(
      'Held (release manager: team release). Waiting for check build to run',
    );
    expect(holdReport(decision, facts(), policies).split('\n')[0]).toContain('Held (release manager: team release)');
    expect(holdReport(decision, facts(), policies)).not.toMatch(/@[a-z]/);
  });

  test('is an ordinary one where nobody is named, where it is open, and for merging', () => {
    expect(headline(decide(policies, facts()), facts(), [])).toBe('Waiting for check build to run');
    const staging = facts({ question: { kind: 'deploy', environment: 'staging', actor: 'dora' } });
    expect(headline(decide(policies, staging), staging, policies)).toBe('Waiting for check build to run');
    const open = facts(overriding('rel'));
    expect(headline(decide(policies, open), open, policies)).toMatch(/^Opened by an override of rel/);
  });

  test('stays within 140 characters and names them all the same', () => {
    const users = Array.from({ length: 30 }, (_, index) => `somebody-with-a-long-login-${index}`);
    const long = [inForce(policy(`environments: { production: { release-manager: { users: [${users}] } } }\n`, GATE))];
    const told = headline(decide(long, facts()), facts(), long);
    expect(told.length).toBeLessThanOrEqual(140);
    expect(told).toMatch(/^Held \(release manager: somebody-with-a-long-login-0/);
    expect(told).toContain('Waiting for check build');
  });
});
