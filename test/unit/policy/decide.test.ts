import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { canonicalJson } from '../../../src/domain/canonical.ts';
import type { Facts } from '../../../src/domain/facts.ts';
import { decide } from '../../../src/policy/decide.ts';
import {
  approval,
  at,
  changing,
  decideBy,
  facts,
  gateNamed,
  inForce,
  pullRequest,
  requirement,
  review,
  SHA,
} from './builders.ts';

const WINDOW = `version: 1
zone: Europe/Berlin
windows:
  office: { days: mon-thu, hours: "09:00-15:30" }
  night: { days: [tue, thu], hours: "22:00-02:00" }
gates: [{ name: hours, require: { window: [office, night] } }]
override: { by: { teams: [sre] }, expires: 4h }
`;

const FREEZE = `version: 1
zone: Europe/Berlin
freezes:
  - { name: Black Friday, from: 2026-11-26T00:00, until: 2026-12-01T00:00, environments: ["prod*"], tiers: [medium, high], except: { types: emergency } }
override: { by: { teams: [sre] } }
`;

describe('a window', () => {
  test.each([
    ['2026-11-23T07:59:59.999Z', 'waiting', '2026-11-23T08:00:00Z', '2026-11-23T08:00:00Z'],
    ['2026-11-23T08:00:00Z', 'open', '2026-11-23T08:00:00Z', '2026-11-23T14:30:00Z'],
    ['2026-11-23T14:29:59Z', 'open', '2026-11-23T14:29:59Z', '2026-11-23T14:30:00Z'],
    ['2026-11-23T14:30:00Z', 'waiting', '2026-11-24T08:00:00Z', '2026-11-24T08:00:00Z'],
    ['2026-11-25T00:30:00Z', 'open', '2026-11-25T00:30:00Z', '2026-11-25T01:00:00Z'],
    ['2026-11-27T12:00:00Z', 'waiting', '2026-11-30T08:00:00Z', '2026-11-30T08:00:00Z'],
  ] as const)('at %s is %s, opens %s, changes %s', (now, verdict, opening, transition) => {
    expect(decideBy(WINDOW, { at: at(now) })).toMatchObject({
      verdict,
      earliestOpening: opening,
      nextTransitionAt: transition,
    });
  });

  test('says which is open and until when, or when the next opens', () => {
    expect(requirement(decideBy(WINDOW)).reason).toEqual({
      code: 'window-open',
      windows: ['office'],
      closesAt: '2026-11-23T14:30:00Z',
      zone: 'Europe/Berlin',
    });
    const closed = requirement(decideBy(WINDOW, { at: at('2026-11-23T20:00:00+01:00') }));
    expect(closed.reason).toEqual({
      code: 'window-closed',
      windows: ['office', 'night'],
      opensAt: '2026-11-24T08:00:00Z',
      zone: 'Europe/Berlin',
    });
    expect(closed.text).toBe(
      'Windows office, night are closed; the next opening is Tue 24 Nov 09:00 Europe/Berlin (08:00 UTC). It opens by itself.',
    );
  });

  test('that can never be open together with that of another gate blocks', () => {
    const policy = `${WINDOW}`
      .replace('gates: [', 'gates: [{ name: never, require: { window: weekend } }, ')
      .replace('windows:', 'windows:\n  weekend: { days: sat-sun }');
    const decision = decideBy(policy);
    expect(decision).toMatchObject({ verdict: 'blocked', earliestOpening: null });
    expect(gateNamed(decision, 'hours').status).toBe('met');
    expect(requirement(decision, 'never')).toMatchObject({ status: 'failed', reason: { code: 'never-opens' } });
  });
});

describe('a freeze', () => {
  const minor = { changes: [pullRequest({ title: 'feat: x' })] };

  test.each([
    ['2026-11-25T22:59:59Z', 'open', '2026-11-25T23:00:00Z'],
    ['2026-11-25T23:00:00Z', 'waiting', '2026-11-30T23:00:00Z'],
    ['2026-11-30T22:59:59Z', 'waiting', '2026-11-30T23:00:00Z'],
    ['2026-11-30T23:00:00Z', 'open', null],
  ] as const)('at %s: %s until %s', (now, verdict, transition) => {
    expect(decideBy(FREEZE, { ...minor, at: at(now) })).toMatchObject({ verdict, nextTransitionAt: transition });
  });

  const during = at('2026-11-27T12:00:00Z');

  test('names itself and its end', () => {
    const decision = decideBy(FREEZE, { ...minor, at: during });
    expect(decision.earliestOpening).toBe('2026-11-30T23:00:00Z');
    expect(requirement(decision, 'freeze')).toMatchObject({
      kind: 'freeze',
      reason: { code: 'freeze', freezes: ['Black Friday'], until: '2026-11-30T23:00:00Z', zone: 'Europe/Berlin' },
    });
  });

  test.each([
    ['a tier it does not name', { changes: [pullRequest({ title: 'fix: x' })] }],
    ['a type it excepts', { changes: [pullRequest({ title: 'feat: x', labels: ['emergency'] })] }],
    [
      'an environment it does not name',
      { ...minor, question: { kind: 'deploy', environment: 'staging', actor: 'dora' } },
    ],
  ] as const)('does not concern %s, and is listed as met', (_name, more) => {
    const decision = decideBy(FREEZE, { ...more, at: during });
    expect(requirement(decision, 'freeze')).toMatchObject({ status: 'met', reason: { code: 'no-freeze' } });
    expect(decision.verdict).toBe('open');
  });

  test('does not concern merging, and is not listed there', () => {
    expect(
      decideBy(FREEZE, { ...minor, at: during, question: { kind: 'merge', pullRequest: 12, base: 'main' } }).gates,
    ).toEqual([]);
  });

  test('that touches another is one with it', () => {
    const two = `version: 1\nfreezes:\n  - { name: a, from: 2026-12-01, until: 2026-12-02 }\n  - { name: b, from: 2026-12-02, until: 2026-12-03 }\n`;
    expect(decideBy(two, { at: at('2026-12-01T12:00:00Z') })).toMatchObject({
      nextTransitionAt: '2026-12-03T00:00:00Z',
      earliestOpening: '2026-12-03T00:00:00Z',
    });
  });

  test('by a person holds without any configured, also without an end', () => {
    const freeze = { environment: 'Production', from: at('2026-11-20T00:00:00Z'), by: 'sam', reason: 'database move' };
    const endless = decideBy('version: 1', { freezes: [freeze] });
    expect(endless).toMatchObject({ verdict: 'waiting', earliestOpening: null, nextTransitionAt: null });
    const ending = decideBy('version: 1', { freezes: [{ ...freeze, until: at('2026-11-24T00:00:00Z') }] });
    expect(ending).toMatchObject({ verdict: 'waiting', earliestOpening: '2026-11-24T00:00:00Z' });
  });

  test('of more than a century never opens', () => {
    const policy = 'version: 1\nfreezes: [{ name: forever, from: 2020-01-01, until: 9999-01-01 }]\n';
    expect(decideBy(policy)).toMatchObject({
      verdict: 'blocked',
      earliestOpening: null,
      gates: [{ status: 'failed', requirements: [{ reason: { code: 'never-opens' } }] }],
    });
  });
});

describe('the earliest opening', () => {
  const both = `${WINDOW}freezes: [{ name: f, from: 2026-11-23T08:00, until: 2026-11-24T15:30 }]\n`;

  test('is when windows and freezes allow together, not counting people', () => {
    expect(decideBy(both)).toMatchObject({
      verdict: 'waiting',
      earliestOpening: '2026-11-24T21:00:00Z',
      nextTransitionAt: '2026-11-23T14:30:00Z',
    });
  });

  test('is now when only people are missing', () => {
    const policy = 'version: 1\ngates: [{ name: a, require: { approvals: {} } }]\n';
    expect(decideBy(policy)).toMatchObject({
      verdict: 'waiting',
      earliestOpening: '2026-11-23T09:00:00Z',
      nextTransitionAt: null,
    });
  });

  test('does not look at gates that the release skips', () => {
    const policy = WINDOW.replace('require:', 'except: { types: emergency }, require:');
    const changes = [pullRequest({ labels: ['emergency'] })];
    expect(decideBy(policy, { changes, at: at('2026-11-27T12:00:00Z') })).toMatchObject({
      verdict: 'open',
      releaseType: 'emergency',
      earliestOpening: '2026-11-27T12:00:00Z',
      nextTransitionAt: null,
      gates: [{ name: 'hours', status: 'skipped', requirements: [], skippedBecause: 'excepted-type' }],
    });
  });
});

describe('which gates are listed', () => {
  const policy = `version: 1
environments: { staging: , production: }
windows: { w: { days: mon-sun } }
freezes: [{ name: f, from: 2020-01-01, until: 2020-01-02 }]
gates:
  - { name: all, require: { window: w } }
  - { name: high only, for: { tiers: high }, require: { window: w } }
  - { name: production only, for: { environments: PRODUCTION }, require: { window: w } }
  - { name: staging only, for: { environments: staging }, require: { window: w } }
  - { name: at merge, at: merge, require: { window: w } }
`;
  const names = (more: Partial<Facts>): readonly string[] => decideBy(policy, more).gates.map((gate) => gate.name);

  test('built-in ones first, then those that select the release, in file order', () => {
    expect(names({})).toEqual(['freeze', 'all', 'production only']);
    expect(names({ changes: [pullRequest({ title: 'feat!: x' })] })).toEqual([
      'freeze',
      'all',
      'high only',
      'production only',
    ]);
    expect(names({ question: { kind: 'deploy', environment: 'Staging', actor: 'dora' } })).toEqual([
      'freeze',
      'all',
      'staging only',
    ]);
  });

  test('a pull request whose changes are not listed has the highest tier and is not met by nobody', () => {
    const policy = `version: 1
gates:
  - { name: review, at: merge, for: { tiers: high }, require: { approvals: { count: 1 } } }
`;
    const decision = decideBy(policy, { changes: [], question: { kind: 'merge', pullRequest: 12, base: 'main' } });
    expect(decision).toMatchObject({ verdict: 'waiting', tier: 'high', tierReasons: [{ because: 'incomplete' }] });
  });

  test('only gates `at: merge` for a merge', () => {
    expect(names({ question: { kind: 'merge', pullRequest: 12, base: 'main' } })).toEqual(['at merge']);
  });

  test('an environment that no entry names is held', () => {
    const decision = decideBy(policy, { question: { kind: 'deploy', environment: 'preview', actor: 'dora' } });
    expect(decision.verdict).toBe('waiting');
    expect(requirement(decision, 'environment')).toMatchObject({
      kind: 'environment',
      status: 'pending',
      reason: { code: 'environment-unknown', environment: 'preview' },
    });
  });
});

describe('a quarantined commit', () => {
  const hold = {
    environment: 'production',
    sha: 'bad',
    reason: 'loses orders',
    by: 'sam',
    at: at('2026-11-20T00:00:00Z'),
    contains: true,
  };

  test('blocks every release that contains it, also with an override', () => {
    const override = {
      user: 'sam',
      environment: 'production',
      sha: SHA,
      reason: 'must',
      at: at('2026-11-23T08:30:00Z'),
    };
    const decision = decideBy(WINDOW, { holds: [hold], overrides: [override] });
    expect(decision).toMatchObject({ verdict: 'blocked', override: null });
    expect(requirement(decision, 'hold')).toMatchObject({
      status: 'failed',
      reason: { code: 'quarantined', sha: 'bad', by: 'sam', reason: 'loses orders' },
    });
  });

  test('does not concern a release without it, or another environment', () => {
    expect(requirement(decideBy(WINDOW, { holds: [{ ...hold, contains: false }] }), 'hold')).toMatchObject({
      status: 'met',
      reason: { code: 'no-hold' },
    });
    expect(decideBy(WINDOW, { holds: [{ ...hold, environment: 'staging' }] }).verdict).toBe('open');
  });
});

describe('an override', () => {
  const friday = at('2026-11-27T12:00:00Z');
  const given = {
    user: 'sam',
    environment: 'Production',
    sha: SHA,
    reason: 'shop is down',
    at: at('2026-11-27T11:00:00Z'),
  };
  const overridden = (more: object): ReturnType<typeof decide> =>
    decideBy(WINDOW, { at: friday, overrides: [{ ...given, ...more }] });

  test('by a permitted person opens, leaves the gates as they are and announces its end', () => {
    const decision = overridden({});
    expect(decision).toMatchObject({
      verdict: 'open',
      override: { user: 'sam', reason: 'shop is down', expiresAt: '2026-11-27T15:00:00Z' },
      earliestOpening: '2026-11-30T08:00:00Z',
      nextTransitionAt: '2026-11-27T15:00:00Z',
    });
    expect(gateNamed(decision, 'hours').status).toBe('pending');
  });

  test.each([
    ['somebody who may not', { user: 'bob' }],
    ['somebody unknown', { user: 'ghost' }],
    ['a bot', { user: 'deploy[bot]' }],
    ['nobody with a reason', { reason: ' ' }],
    ['a person for another commit', { sha: 'other' }],
    ['a person for another environment', { environment: 'staging' }],
    ['a person too long ago', { at: at('2026-11-27T08:00:00Z') }],
    ['a person in the future', { at: at('2026-11-27T12:00:01Z') }],
  ])('by %s opens nothing', (_name, more) => {
    expect(overridden(more)).toMatchObject({ verdict: 'waiting', override: null });
  });

  test('by a bot opens nothing, whatever permission it has', () => {
    const policy = WINDOW.replace('{ teams: [sre] }', '{ permission: write }');
    const by = (user: string): string => decideBy(policy, { at: friday, overrides: [{ ...given, user }] }).verdict;
    expect(by('bob')).toBe('open');
    expect(by('deploy[bot]')).toBe('waiting');
  });

  test('that begins later announces it', () => {
    expect(overridden({ at: at('2026-11-27T12:30:00Z') }).nextTransitionAt).toBe('2026-11-27T12:30:00Z');
  });

  test('opens what a person rejected', () => {
    const policy =
      'version: 1\ngates: [{ name: a, require: { approvals: { of: release } } }]\noverride: { by: { teams: [sre] } }\n';
    const rejected = { approvals: [approval('bob', { state: 'rejected' })] };
    expect(decideBy(policy, rejected).verdict).toBe('blocked');
    expect(decideBy(policy, { ...rejected, overrides: [{ ...given, at: at('2026-11-23T08:30:00Z') }] }).verdict).toBe(
      'open',
    );
  });

  test('is not needed and not filled when the gates are open', () => {
    expect(decideBy(WINDOW, { overrides: [{ ...given, at: at('2026-11-23T08:30:00Z') }] })).toMatchObject({
      verdict: 'open',
      override: null,
    });
  });

  test('without an `override` section is nobody\u2019s', () => {
    const policy = WINDOW.replace(/override:.*\n/, '');
    expect(decideBy(policy, { at: friday, overrides: [given] }).verdict).toBe('waiting');
  });

  test('is permitted by each policy whose gates are not open', () => {
    const org =
      'version: 1\ngates: [{ name: org, require: { approvals: { count: 1 } } }]\noverride: { by: { users: [max] } }\n';
    const both = [inForce(org, 'org'), inForce(WINDOW)];
    const approved = { changes: [pullRequest({ reviews: [review('bob')] })] };
    expect(decide(both, facts({ at: friday, overrides: [given] })).verdict).toBe('waiting');
    expect(decide(both, facts({ at: friday, overrides: [given], ...approved })).verdict).toBe('open');
  });
});

describe('observe', () => {
  test('decides the same and says that nothing is held', () => {
    const friday = { at: at('2026-11-27T12:00:00Z') };
    expect(decideBy(`mode: observe\n${WINDOW}`, friday)).toMatchObject({ mode: 'observe', verdict: 'waiting' });
  });

  test('in the repository does not switch off the organisation', () => {
    const org = inForce('version: 1', 'org');
    const observing = inForce('version: 1\nmode: observe');
    expect(decide([org, observing], facts()).mode).toBe('enforce');
    expect(decide([{ ...observing, source: 'org' }, observing], facts()).mode).toBe('observe');
  });
});

describe('organisation and repository', () => {
  const ORG = `version: 1
risk: [{ tier: high, when: { paths: "db/**" } }, { tier: low }]
windows: { w: { days: sat } }
gates: [{ name: org high, for: { tiers: high }, require: { window: w } }, { name: org all, require: { approvals: {} } }]
`;
  const lax = inForce('version: 1\nrisk: [{ tier: low }]\n');

  test('are a conjunction: the higher tier, the gates of both, the organisation\u2019s first', () => {
    const repository = inForce(
      'version: 1\nrisk: [{ tier: medium }]\nwindows: { v: { days: mon } }\ngates: [{ name: repository, require: { window: v } }]\n',
    );
    const decision = decide([inForce(ORG, 'org'), repository], facts());
    expect(decision.tier).toBe('medium');
    expect(decision.gates.map((gate) => gate.name)).toEqual(['org all', 'repository']);
    expect(decision.policy.sources).toEqual(['.github/tidegate-org.yml', '.github/tidegate.yml']);
  });

  test('a repository cannot lower what the organisation says', () => {
    const decision = decide([inForce(ORG, 'org'), lax], facts({ changes: [pullRequest(changing('db/1.sql'))] }));
    expect(decision).toMatchObject({ tier: 'high', gates: [{ name: 'org high' }, { name: 'org all' }] });
  });

  test('a tier above those of the organisation still meets its gates for the highest', () => {
    const above = inForce('version: 1\ntiers: [low, medium, high, critical]\nrisk: [{ tier: critical }]\n');
    const decision = decide([inForce(ORG, 'org'), above], facts());
    expect(decision.tier).toBe('critical');
    expect(decision.gates.map((gate) => gate.name)).toEqual(['org high', 'org all']);
  });

  test('tiers in another order mean the highest tier', () => {
    const swapped = inForce('version: 1\ntiers: [high, medium, low]\nrisk: [{ tier: high }]\n');
    const decision = decide([inForce(ORG, 'org'), swapped], facts());
    expect(decision.tier).toBe('high');
    expect(decision.tierReasons.map((reason) => reason.because)).toContain('tiers-conflict');
  });

  test('an emergency is one only when both say so', () => {
    const named = inForce('version: 1\nrelease-types: { emergency: { labels: hotfix } }\n');
    const changes = [pullRequest({ labels: ['hotfix'] })];
    expect(decide([named], facts({ changes })).releaseType).toBe('emergency');
    expect(decide([inForce(ORG, 'org'), named], facts({ changes })).releaseType).toBe('patch');
  });
});

describe('the document', () => {
  test('has its keys in the order of the contract', () => {
    const decision = decideBy(WINDOW);
    expect(Object.keys(decision)).toEqual([
      'version',
      'mode',
      'verdict',
      'at',
      'tier',
      'releaseType',
      'tierReasons',
      'gates',
      'earliestOpening',
      'nextTransitionAt',
      'override',
      'policy',
      'factsDigest',
    ]);
    expect(Object.keys(decision.gates[0] ?? {})).toEqual(['name', 'status', 'requirements']);
    expect(Object.keys(requirement(decision))).toEqual(['kind', 'status', 'reason', 'text', 'nextTransitionAt']);
    const approvals = decideBy('version: 1\ngates: [{ name: a, require: { approvals: {} } }]\n');
    expect(Object.keys(requirement(approvals))).toEqual(['kind', 'status', 'reason', 'text', 'counted', 'ignored']);
  });

  test('holds instants in canonical text and the digest of the facts', () => {
    const given = facts({ at: at('2026-11-23T10:00:00.000+01:00') });
    const decision = decide([inForce(WINDOW)], given);
    expect(decision.at).toBe('2026-11-23T09:00:00Z');
    expect(decision.factsDigest).toBe(createHash('sha256').update(canonicalJson(given)).digest('hex'));
  });

  test('has the digest of the policies in force, whatever they look like in the file', () => {
    const digest = (yaml: string): string => decideBy(yaml).policy.digest;
    expect(digest(WINDOW)).toBe(digest(`# a comment\n${WINDOW}`));
    expect(digest(WINDOW)).not.toBe(digest(WINDOW.replace('15:30', '15:31')));
  });

  test('cannot be made without a policy', () => {
    expect(() => decide([], facts())).toThrow(RangeError);
  });
});
