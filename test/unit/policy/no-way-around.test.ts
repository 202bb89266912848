/** Ways around a gate that somebody tried: each of them stays closed. */
import { describe, expect, test } from 'vitest';
import type { Facts } from '../../../src/domain/facts.ts';
import { decide } from '../../../src/policy/decide.ts';
import {
  approval,
  at,
  changing,
  commit,
  decideBy,
  facts,
  gateNamed,
  inForce,
  person,
  pullRequest,
  requirement,
  review,
} from './builders.ts';

const PEOPLE = {
  ann: person(1),
  cab: person(2, { teams: ['cab'] }),
  sre: person(3, { teams: ['sre'] }),
};

function gate(require: string, more = ''): string {
  return `version: 1\nrisk: [{ tier: high }]\n${more}gates: [{ name: board, require: ${require} }]\n`;
}

test('a tier that a repository adds on top does not make a comment enough for its organisation', () => {
  const org = `version: 1\ntiers: [low, high]\nrisk: [{ tier: high }]\ngates: [{ name: board, require: { approvals: { from: { teams: [cab] }, of: release } } }]\n`;
  const own = 'version: 1\ntiers: [low, high, critical]\nrisk: [{ tier: low }]\n';
  const given = facts({
    people: PEOPLE,
    changes: [pullRequest()],
    approvals: [approval('cab', { source: 'comment' })],
  });
  const decision = decide([inForce(org, 'org'), inForce(own)], given);
  expect(decision.verdict).toBe('waiting');
  expect(requirement(decision, 'board').ignored).toEqual([{ user: 'cab', code: 'comment-not-accepted' }]);
});

test.each<[string, Partial<Facts>]>([
  ['are not listed in full', { complete: false }],
  ['are not listed at all', { direction: 'first', changes: [] }],
  ['were taken away unlisted', { direction: 'backward', changes: [] }],
])('owners of a release are not known when its changes %s', (_name, more) => {
  const policy = gate('{ approvals: { of: release, from: { codeowners: true } } }');
  const decision = decideBy(policy, {
    people: PEOPLE,
    codeowners: 'src/ @cab',
    changes: [pullRequest(changing('docs/a'))],
    ...more,
  });
  expect(requirement(decision, 'board').reason.code).toBe('owners-unknown');
});

describe('somebody who is asked by name and of whom nothing else is known', () => {
  const asked = gate('{ approvals: { of: release, from: { users: [cab, zed] } } }');

  test('can say no to a release', () => {
    const approvals = [approval('cab'), approval('zed', { state: 'rejected' })];
    expect(decideBy(asked, { people: PEOPLE, changes: [pullRequest()], approvals }).verdict).toBe('blocked');
  });

  test('and cannot say yes', () => {
    const decision = decideBy(asked, { people: PEOPLE, changes: [pullRequest()], approvals: [approval('zed')] });
    expect(requirement(decision, 'board').ignored).toEqual([{ user: 'zed', code: 'not-eligible' }]);
  });

  test('can object to a change where objections count', () => {
    const veto = gate('{ approvals: { from: { users: [cab, zed] }, veto: true } }');
    const reviews = [review('cab'), review('zed', { state: 'changes_requested' })];
    const decision = decideBy(veto, { people: PEOPLE, changes: [pullRequest({ reviews })] });
    expect(requirement(decision, 'board').reason.code).toBe('changes-requested');
  });
});

test('an equal patch that is empty keeps no review of an earlier head', () => {
  const change = pullRequest({ patchId: '', reviews: [review('cab', { commit: 'before', patchId: '' })] });
  const decision = decideBy(gate('{ approvals: { count: 1 } }'), { people: PEOPLE, changes: [change] });
  expect(requirement(decision, 'board').ignored).toEqual([{ user: 'cab', code: 'stale' }]);
});

test('reviews of another pull request say nothing about the one that is asked about', () => {
  const policy = 'version: 1\ngates: [{ name: review, at: merge, require: { approvals: { count: 1 } } }]\n';
  const reviewed = pullRequest({ number: 12, reviews: [review('cab')] });
  const question = { kind: 'merge', pullRequest: 99, base: 'main' } as const;
  const decision = decideBy(policy, { question, people: PEOPLE, changes: [reviewed] });
  expect([decision.verdict, decision.tier]).toEqual(['waiting', 'high']);
});

test('a bot that facts call a person counts no more than other bots', () => {
  const people = { ...PEOPLE, 'helper[bot]': person(9) };
  const change = pullRequest({ reviews: [review('helper[bot]')] });
  const decision = decideBy(gate('{ approvals: { count: 1 } }'), { people, changes: [change] });
  expect(requirement(decision, 'board').ignored).toEqual([{ user: 'helper[bot]', code: 'bot' }]);
});

test('another service that passed through an environment of no service promotes nothing', () => {
  const policy =
    'version: 1\nservices: { shop: { paths: ["**"] }, api: { paths: ["**"] } }\nenvironments: { staging: , production: { service: shop, promote: { from: staging } } }\n';
  const passed = { id: 1, environment: 'staging', sha: facts().candidate.sha, state: 'success' as const };
  const when = {
    startedAt: at('2026-11-20T08:00:00Z'),
    verification: { verdict: 'pass' as const, at: at('2026-11-20T08:10:00Z') },
  };
  const of = (service: string) => decideBy(policy, { deployments: [{ ...passed, ...when, service }] });
  expect(gateNamed(of('api'), 'promotion').status).toBe('pending');
  expect(gateNamed(of('shop'), 'promotion').status).toBe('met');
});

describe('people who have to be different', () => {
  test('are not taken from a requirement that they could open by one that stays closed anyhow', () => {
    const policy = `version: 1
gates:
  - { name: held, require: { approvals: { from: { users: [cab, sre] }, distinct: true, veto: true } } }
  - { name: other, require: { approvals: { from: { users: [cab] }, distinct: true } } }
`;
    const reviews = [review('cab'), review('sre', { state: 'changes_requested' })];
    const decision = decideBy(policy, { people: PEOPLE, changes: [pullRequest({ reviews })] });
    expect([gateNamed(decision, 'held').status, gateNamed(decision, 'other').status]).toEqual(['pending', 'met']);
  });

  test('satisfy as many as they can, also of more than ten requirements', () => {
    const users = Array.from({ length: 12 }, (_, index) => `u${index}`);
    const asked = ['[u0]', '[u0]', '[u2, u3]', '[u2]', ...users.slice(4).map((user) => `[${user}]`)];
    const gates = asked.map(
      (list, index) =>
        `  - { name: g${index}, require: { approvals: { from: { users: ${list} }, distinct: true, of: release } } }`,
    );
    const people = Object.fromEntries(users.map((user, index) => [user, person(index + 20)]));
    const approvals = users.map((user) => approval(user));
    const decision = decideBy(`version: 1\nrisk: [{ tier: low }]\ngates:\n${gates.join('\n')}\n`, {
      people,
      approvals,
      changes: [commit()],
    });
    const statuses = decision.gates.map(({ status }) => status);
    expect(statuses.filter((status) => status === 'met').length).toBe(asked.length - 1);
    expect(gateNamed(decision, 'g3').status).toBe('met');
  });
});
