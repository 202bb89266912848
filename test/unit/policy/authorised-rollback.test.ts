import { describe, expect, test } from 'vitest';
import type { DeploymentFact, Facts } from '../../../src/domain/facts.ts';
import { epochMs } from '../../../src/domain/instant.ts';
import { rollbackChangesAt, whyNotAuthorised } from '../../../src/policy/authorised-rollback.ts';
import { classifyRelease } from '../../../src/policy/classify-release.ts';
import { decide } from '../../../src/policy/decide.ts';
import type { ReleaseContext } from '../../../src/policy/gates/context.ts';
import { directoryOf } from '../../../src/policy/people.ts';
import { sayReason } from '../../../src/policy/reasons.ts';
import {
  approval,
  at,
  changing,
  commit,
  decideBy,
  facts,
  inForce,
  MONDAY,
  PEOPLE,
  policyFrom,
  pullRequest,
  SHA,
} from './builders.ts';

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

describe('a verification of which only the end of a job is known', () => {
  const low = (day: number): DeploymentFact =>
    verified('pass', day, { verification: { verdict: 'pass', at: at(`2026-11-${day}T00:00:00Z`), confidence: 'low' } });

  test('makes nothing a commit to go back to', () => {
    const decision = decideBy(POLICY, { ...GOOD, deployments: [low(10)] });
    expect(decision.verdict).not.toBe('open');
    expect(decision.releaseType).not.toBe('rollback');
  });

  test('takes nothing away from one that proved what it says', () => {
    expect(decideBy(POLICY, { ...GOOD, deployments: [verified('pass', 10), low(11)] }).verdict).toBe('open');
    expect(decideBy(POLICY, { ...GOOD, deployments: [verified('fail', 10), low(11)] }).verdict).not.toBe('open');
  });
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

const RULES = `version: 1
tiers: [low, high]
risk: [{ tier: low }, { tier: high, when: { paths: ["db/**"] } }]
environments:
  production:
    rollback:
      authorise: { low: auto }
      by: { teams: [sre] }
      barriers: { labels: [no-rollback], paths: ["db/migrations/**"] }
      limit: { attempts: 2, per: 24h, at-most: 3 }
gates: [{ name: review, require: { approvals: { count: 2 } } }]
override: { by: { users: [max] } }
`;
const VERIFIED: Partial<Facts> = { direction: 'backward', deployments: [verified('pass', 10)] };
const rolledBack = (when: string, from = 'earlier'): Facts['rollbacks'][number] => ({ at: at(when), from, to: SHA });

/** What `decide` judges with. */
function contextOf(yaml: readonly string[], more: Partial<Facts>): ReleaseContext {
  const given = facts(more);
  const policies = yaml.map(policyFrom);
  return {
    facts: given,
    at: epochMs(given.at),
    policies,
    risk: classifyRelease(policies, given),
    kind: 'deploy',
    directory: directoryOf(given),
    environment: 'production',
  };
}

function refusals(more: Partial<Facts>, ...yaml: readonly string[]): readonly string[] | undefined {
  const context = contextOf(yaml.length === 0 ? [RULES] : yaml, { ...VERIFIED, ...more });
  return whyNotAuthorised(context)?.map(({ code }) => code);
}

test('66: a rollback that the policy authorises by itself skips every gate', () => {
  const decision = decideBy(RULES, VERIFIED);
  expect(decision).toMatchObject({ verdict: 'open', releaseType: 'rollback', tier: 'low' });
  expect(decision.gates).toMatchObject([
    { name: 'review', status: 'skipped', skippedBecause: 'authorised-rollback', requirements: [] },
  ]);
  expect(refusals({})).toEqual([]);
});

test('66: promotion and group are skipped as well', () => {
  const policy = `version: 1
environments:
  staging: { group: all }
  production: { group: all, promote: { from: staging }, rollback: { authorise: { low: auto } } }
`;
  const failed = verified('fail', 12, { environment: 'staging' });
  expect(decideBy(policy, { ...VERIFIED, deployments: [verified('pass', 10), failed] })).toMatchObject({
    verdict: 'open',
    gates: [
      { name: 'promotion', status: 'skipped' },
      { name: 'group', status: 'skipped' },
    ],
  });
});

describe('what keeps a rollback from being authorised is told', () => {
  const past = changing('db/migrations/7.sql');
  const hold = { environment: 'production', sha: SHA, reason: 'slow', by: 'sam', at: MONDAY, contains: true };

  test.each<[string, Partial<Facts>, readonly string[]]>([
    ['the target is quarantined', { holds: [hold] }, ['rollback-quarantined']],
    [
      'its latest verification failed',
      { deployments: [verified('pass', 1), verified('fail', 2)] },
      ['rollback-unverified'],
    ],
    [
      'a pass and a failure came at one instant',
      { deployments: [verified('pass', 1), verified('fail', 1)] },
      ['rollback-unverified'],
    ],
    ['a label is a barrier', { changes: [pullRequest({ labels: ['No-Rollback'] })] }, ['rollback-barrier']],
    ['a path is a barrier', { changes: [pullRequest(past)], approvals: [approval('sam')] }, ['rollback-barrier']],
    ['a commit touches one', { changes: [commit(past)], approvals: [approval('sam')] }, ['rollback-barrier']],
    [
      'the files are not all listed',
      { changes: [pullRequest({ filesComplete: false })], approvals: [approval('sam')] },
      ['rollback-incomplete'],
    ],
    ['nothing is listed', { changes: [], approvals: [approval('sam')] }, ['rollback-incomplete']],
    ['the range was cut', { complete: false, approvals: [approval('sam')] }, ['rollback-incomplete']],
    [
      'its attempts are used up',
      { rollbacks: [rolledBack('2026-01-01T00:00:00Z', 'ba5e'), rolledBack('2026-01-02T00:00:00Z', 'ba5e')] },
      ['rollback-attempts'],
    ],
    ['a person said no', { approvals: [approval('sam', { state: 'rejected' })] }, ['rollback-rejected']],
    ['its tier asks people', { changes: [pullRequest(changing('db/a.sql'))] }, ['rollback-not-approved']],
    [
      '102: who approved is not known',
      { changes: [pullRequest(changing('db/a.sql'))], approvals: [approval('ghost')] },
      ['rollback-not-approved'],
    ],
    [
      '82: the approval is older than the last failure of the target',
      {
        changes: [pullRequest(changing('db/a.sql'))],
        deployments: [verified('pass', 10), verified('pass', 22, { state: 'failure', verification: undefined })],
        approvals: [approval('sam', { at: at('2026-11-21T00:00:00Z') })],
      },
      ['rollback-not-approved'],
    ],
  ])('%s', (_name, more, expected) => {
    expect(refusals(more)).toEqual(expected);
    const decision = decideBy(RULES, { ...VERIFIED, ...more });
    expect(decision.verdict).not.toBe('open');
    expect(decision.gates.map(({ status }) => status)).not.toContain('skipped');
  });

  test('a renamed file is a barrier under both names', () => {
    const renamed = {
      path: 'old.sql',
      previousPath: 'db/migrations/7.sql',
      status: 'renamed',
      additions: 0,
      deletions: 0,
    } as const;
    const [reason] =
      whyNotAuthorised(contextOf([RULES], { ...VERIFIED, changes: [pullRequest({ files: [renamed] })] })) ?? [];
    expect(reason).toEqual({ code: 'rollback-barrier', change: '#12', path: 'db/migrations/7.sql', barriers: 1 });
  });

  test('a barrier outside the paths of the service is one too', () => {
    const policy = RULES.replace('production:', 'production:\n    service: shop').replace(
      'gates:',
      'services: { shop: { paths: ["shop/**"] } }\ngates:',
    );
    expect(refusals({ changes: [pullRequest(past)] }, policy)).toContain('rollback-barrier');
  });

  test('every text says what to do', () => {
    const context = contextOf([RULES], {
      ...VERIFIED,
      changes: [pullRequest({ labels: ['no-rollback'] })],
      complete: false,
      rollbacks: [1, 2, 3].map((hour) => rolledBack(`2026-11-23T0${hour}:00:00Z`, 'ba5e')),
    });
    expect(whyNotAuthorised(context)?.map((reason) => sayReason(reason, context.at))).toEqual([
      'Not authorised as a rollback: GitHub lists only a part of what it takes away, so a barrier may lie in it. It has to pass every gate, or needs an override where the policy has one.',
      'Not authorised as a rollback: it would take away #12, a barrier since it has the label no-rollback. What it did may not be undone by older code: fix forward, or pass every gate.',
      'Not authorised as a rollback: this release was already rolled back 3 times, and the policy allows 2. Find out why the last one did not help.',
      'Not authorised as a rollback: the lane had 3 within 24h, and the policy allows 3. Going back and forth does not help; look at it together. One is allowed again from Tue 24 Nov 01:00 UTC.',
      'Not authorised as a rollback yet: taking away changes of tier high needs an approval of this deployment by someone in team sre.',
    ]);
  });

  test('of a deployment that goes forward nothing is told', () => {
    expect(refusals({ direction: 'forward' })).toBeUndefined();
  });

  test('of a step back to a commit that was never verified it is told that it was not', () => {
    expect(refusals({ deployments: [] })).toEqual(['rollback-unverified']);
  });
});

describe('people', () => {
  const high: Partial<Facts> = { changes: [pullRequest(changing('db/a.sql'))] };

  test.each<[string, string, readonly string[]]>([
    ['in `rollback.by` may', 'sam', []],
    ['who may only break glass may not, where `rollback.by` names others', 'max', ['rollback-not-approved']],
    ['who are nobody in particular may not', 'bob', ['rollback-not-approved']],
  ])('%s approve it', (_name, user, expected) => {
    expect(refusals({ ...high, approvals: [approval(user)] })).toEqual(expected);
  });

  test('who wrote what is taken away may not approve it', () => {
    const people = { ...PEOPLE, ann: { ...PEOPLE['sam'], id: 1 } } as Facts['people'];
    expect(refusals({ ...high, people, approvals: [approval('ann')] })).toEqual(['rollback-not-approved']);
  });

  test('approve by any way but, in the highest tier, a comment', () => {
    expect(refusals({ ...high, approvals: [approval('sam', { source: 'comment' })] })).toEqual([
      'rollback-not-approved',
    ]);
    expect(refusals({ ...high, approvals: [approval('sam', { source: 'deployment-review' })] })).toEqual([]);
  });

  test('are those who may break glass where `rollback.by` names none, and nobody without either', () => {
    const byOverride = RULES.replace('by: { teams: [sre] }', 'on: fail');
    const byNobody = byOverride.replace(/override:.*/, '');
    expect(refusals({ ...high, approvals: [approval('max')] }, byOverride)).toEqual([]);
    expect(refusals({ ...high, approvals: [approval('max')] }, byNobody)).toEqual(['rollback-nobody-may']);
    expect(refusals({}, byNobody)).toEqual([]);
  });

  test('are asked in every tier by a policy that says nothing about rollbacks', () => {
    const gate = 'tiers: [low, high]\ngates: [{ name: calm, require: { checklist: true } }]\n';
    const org = `version: 1\n${gate}override: { by: { users: [max] } }\n`;
    expect(refusals({}, org, RULES)).toEqual(['rollback-not-approved']);
    expect(refusals({ approvals: [approval('max')] }, org, RULES)).toEqual([]);
    expect(refusals({ approvals: [approval('max')] }, `version: 1\n${gate}`, RULES)).toEqual(['rollback-nobody-may']);
  });

  test('are not asked by a policy that holds nothing here', () => {
    expect(refusals({}, 'version: 1\ntiers: [low, high]\n', RULES)).toEqual([]);
  });
});

describe('the limit', () => {
  const one = RULES.replace(/ {6}limit:.*\n/, '');

  test('of attempts is one where the policy gives none, and counts rollbacks of this release alone', () => {
    expect(refusals({ rollbacks: [rolledBack('2026-11-01T00:00:00Z', 'ba5e')] }, one)).toEqual(['rollback-attempts']);
    expect(refusals({ rollbacks: [rolledBack('2026-11-01T00:00:00Z')] }, one)).toEqual([]);
  });

  test('counts any rollback where it is not known which release runs', () => {
    expect(refusals({ baseline: null, rollbacks: [rolledBack('2026-11-01T00:00:00Z')] }, one)).toEqual([
      'rollback-attempts',
    ]);
  });

  test('of a time is reached by rollbacks within it, and is told with its end', () => {
    const rollbacks = ['2026-11-22T10:00:00Z', '2026-11-22T22:00:00Z', '2026-11-23T08:00:00Z'].map((when) =>
      rolledBack(when),
    );
    const context = contextOf([RULES], { ...VERIFIED, rollbacks });
    expect(whyNotAuthorised(context)).toEqual([
      { code: 'rollback-limit', used: 3, most: 3, per: '24h', until: '2026-11-23T10:00:00Z', zone: 'UTC' },
    ]);
    expect(rollbackChangesAt(context)).toBe(Date.parse('2026-11-23T10:00:00Z'));
    expect(refusals({ rollbacks, at: at('2026-11-23T09:59:59Z') })).toEqual(['rollback-limit']);
    expect(refusals({ rollbacks, at: at('2026-11-23T10:00:00Z') })).toEqual([]);
  });

  test('opens the rollback by itself when it is over, and that is announced', () => {
    const rollbacks = [1, 2, 3].map((hour) => rolledBack(`2026-11-23T0${hour}:00:00Z`));
    const later = at('2026-11-24T01:00:00Z');
    expect(decideBy(RULES, { ...VERIFIED, rollbacks })).toMatchObject({ verdict: 'waiting', nextTransitionAt: later });
    expect(decideBy(RULES, { ...VERIFIED, rollbacks, at: later }).verdict).toBe('open');
  });

  test('announces nothing where time alone does not help', () => {
    const rollbacks = [1, 2, 3].map((hour) => rolledBack(`2026-11-23T0${hour}:00:00Z`));
    expect(rollbackChangesAt(contextOf([RULES], { ...VERIFIED, rollbacks, complete: false }))).toBeNull();
    expect(rollbackChangesAt(contextOf([RULES], VERIFIED))).toBeNull();
  });
});
