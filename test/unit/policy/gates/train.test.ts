import { expect, test } from 'vitest';
import type { TrainFact, TrainMemberFact } from '../../../../src/domain/facts.ts';
import { decideBy, gateNamed, requirement } from '../builders.ts';

type State = TrainMemberFact['state'];

/** Payments goes before the asking repository, and mail after it. */
function train(payments: State, shop: State, mail: State, more: Partial<TrainFact> = {}): TrainFact {
  const members = [
    { repository: 'acme/payments', state: payments },
    { repository: 'Acme/Shop', state: shop },
    { repository: 'acme/mail', state: mail },
  ];
  return { name: 'checkout', title: 'release/7', environment: 'Production', members, ...more };
}

function judged(...trains: readonly TrainFact[]) {
  const decision = decideBy('version: 1\n', { trains });
  const { reason, ...found } = requirement(decision, 'train');
  return { verdict: decision.verdict, ...found, ...reason };
}

test.each<[State, State, State, string]>([
  ['verified', 'waiting', 'waiting', 'train-clear'],
  ['verified', 'deployed', 'waiting', 'train-clear'],
  ['verified', 'verified', 'verified', 'train-clear'],
  ['waiting', 'waiting', 'waiting', 'train-order'],
  ['deployed', 'waiting', 'waiting', 'train-order'],
  ['failed', 'waiting', 'waiting', 'train-failed'],
  ['verified', 'failed', 'waiting', 'train-failed'],
  ['verified', 'waiting', 'failed', 'train-failed'],
  ['unplanned', 'waiting', 'waiting', 'train-incomplete'],
  ['verified', 'waiting', 'unplanned', 'train-incomplete'],
  ['unreadable', 'waiting', 'waiting', 'train-unreadable'],
  ['verified', 'waiting', 'unreadable', 'train-unreadable'],
  ['failed', 'waiting', 'unreadable', 'train-failed'],
])('before %s, own %s, after %s: %s', (payments, shop, mail, code) => {
  const isClear = code === 'train-clear';
  expect(judged(train(payments, shop, mail))).toMatchObject({
    verdict: isClear ? 'open' : 'waiting',
    status: isClear ? 'met' : 'pending',
    code,
  });
});

test('a train that does not name the repository holds it until all of its members are verified', () => {
  const members = [{ repository: 'acme/payments', state: 'waiting' }] as const;
  expect(judged(train('waiting', 'waiting', 'waiting', { members })).code).toBe('train-order');
});

test('of several trains the one that needs people most speaks', () => {
  expect(judged(train('verified', 'waiting', 'waiting'), train('failed', 'waiting', 'waiting')).code).toBe(
    'train-failed',
  );
});

test('says who goes first', () => {
  expect(judged(train('deployed', 'waiting', 'waiting')).text).toBe(
    'Train checkout ("release/7"): acme/payments (not verified yet) goes first. This opens by itself when that is verified in Production.',
  );
});

test('a no-go for another member holds it, and says who said so and where it is taken back', () => {
  const noGo = { stage: 'test-end', user: 'ravi', record: 'acme/mail#3' };
  const fact = train('verified', 'waiting', 'waiting');
  const held = { ...fact, members: fact.members.map((each, index) => (index === 2 ? { ...each, noGo } : each)) };
  expect(judged(held)).toMatchObject({ verdict: 'waiting', status: 'pending', code: 'train-no-go' });
  expect(judged(held).text).toBe(
    'Train checkout ("release/7") is held: no-go for acme/mail at test-end by ravi. When that is settled, /tidegate go test-end on acme/mail#3 lets it go on.',
  );
  const hidden = {
    ...held,
    members: held.members.map((each) => (each.noGo === undefined ? each : { ...each, noGo: {} })),
  };
  expect(judged(hidden).text).toBe(
    'Train checkout ("release/7") is held: no-go for acme/mail. When that is settled, somebody who decides in acme/mail lets it go on.',
  );
  const own = { ...fact, members: fact.members.map((each, index) => (index === 1 ? { ...each, noGo } : each)) };
  expect(judged(own).code).toBe('train-clear');
});

test('a member that was taken back with the train is not said to have failed', () => {
  const fact = train('failed', 'waiting', 'waiting');
  const back = {
    ...fact,
    members: fact.members.map((each, index) => (index === 0 ? { ...each, isTakenBack: true as const } : each)),
  };
  expect(judged(back).text).toContain('it was taken back in acme/payments');
});

test('is listed only where the train ends', () => {
  expect(
    decideBy('version: 1\n', { trains: [train('failed', 'waiting', 'waiting', { environment: 'eu' })] }).gates,
  ).toEqual([]);
  expect(decideBy('version: 1\n', { trains: [] }).gates).toEqual([]);
});

test('an authorised rollback does not wait for it', () => {
  const policy = `version: 1
environments: { production: { rollback: { authorise: { low: auto, medium: auto, high: auto } }, preflight: ready.yml } }
plan: { milestones: "release/*", stages: { production: 0d } }
override: { by: { teams: [sre] } }
`;
  const decision = decideBy(policy, {
    direction: 'backward',
    trains: [train('failed', 'failed', 'waiting')],
    plans: [
      {
        number: 1,
        title: 'release/7',
        dueAt: null,
        decisions: [{ stage: 'production', verdict: 'no-go', user: 'max', at: '2026-11-20T00:00:00Z' as never }],
      },
    ],
    deployments: [
      {
        id: 1,
        environment: 'production',
        sha: 'c0ffee0000000000000000000000000000000000',
        startedAt: '2026-10-01T00:00:00Z' as never,
        state: 'success',
        verification: { verdict: 'pass', at: '2026-10-01T01:00:00Z' as never },
      },
    ],
  });
  for (const name of ['preflight', 'plan', 'train']) expect(gateNamed(decision, name).status).toBe('skipped');
  expect(decision.verdict).toBe('open');
});
