/** What is decided of a gate besides what the policy says: its lane, its time, and who else is asked. */
import { expect, test } from 'vitest';
import { newGate } from '../../../src/domain/gate-life.ts';
import { type Instant, toInstant } from '../../../src/domain/instant.ts';
import { answerGate } from '../../../src/flow/answer/answer-gate.ts';
import type { GateState, KnownGate } from '../../../src/flow/ports.ts';
import { createWorld, GATE, NOW, type World } from './world.ts';

const OPEN = 'version: 1\nenvironments: { production: {} }\n';
const WINDOW = `version: 1
zone: Europe/Berlin
windows: { hours: { days: tue, hours: "08:00-16:00" } }
environments: { production: {} }
gates: [{ name: release hours, require: { window: [hours] } }]
`;
const BOARD = `version: 1
environments: { production: {} }
gates:
  - name: board
    require: { approvals: { count: 1, from: { users: [ben] }, of: release } }
`;
const DAY = 86_400_000;
const BEN = { user: 'ben', userId: 2, state: 'rejected', sha: 'c'.repeat(40), environment: 'production' } as const;

function worldWith(policy: string, more: Partial<World> = {}): World {
  return Object.assign(createWorld(), { policy, people: PEOPLE, ...more });
}

const PEOPLE: World['people'] = {
  ben: { id: 2, kind: 'user', permission: 'write', teams: [] },
  cleo: { id: 3, kind: 'user', permission: 'write', teams: [] },
  anna: { id: 1, kind: 'user', permission: 'write', teams: [] },
};

function other(deploymentId: number, life: Partial<KnownGate['life']>, more: Partial<KnownGate> = {}): KnownGate {
  const born = newGate({ requestedAt: toInstant(NOW - 600_000), runAttempt: 1, sha: 'd'.repeat(40) }, NOW - 600_000);
  return {
    question: { ...GATE, deploymentId, runId: 500 + deploymentId },
    life: { ...born, ...life },
    dueAt: null,
    ...more,
  };
}

async function answered(world: World) {
  const { record, dueAt } = await answerGate(GATE, world.ports);
  const kinds = record.effects.map(({ kind }) => kind);
  return { record, dueAt, kinds, gate: record.gate };
}

test.each([
  ['the repository says', '{ production: { strategy: canary } }', '{ production: { strategy: rolling } }', 'canary'],
  [
    'the organisation says where the repository does not',
    '{ production: {} }',
    '{ "prod*": { strategy: rolling } }',
    'rolling',
  ],
  ['nobody says', '{ production: {} }', '{ staging: { strategy: rolling } }', null],
])('the answer keeps how the deployment reaches its users, as %s', async (_, own, above, strategy) => {
  const world = worldWith(`version: 1\nenvironments: ${own}\n`);
  world.organisation = `version: 1\nenvironments: ${above}\n`;
  expect((await answered(world)).record).toMatchObject({ strategy });
});

test('a newer gate that contains the commit takes its place, also where the policy would open it', async () => {
  const world = worldWith(OPEN, { lane: [other(12, { state: 'held' })], contained: ['c'.repeat(40)] });
  const { kinds, gate, record } = await answered(world);
  expect(kinds).toEqual(['report-gate']);
  expect(gate).toMatchObject({ state: 'held', reasons: ['superseded'] });
  expect(record.effects[0]).toMatchObject({ comment: expect.stringContaining('ddddddd') });
});

test.each([
  ['does not contain the commit', other(12, { state: 'held' }), [], 'waiting'],
  ['does not wait any more', other(12, { state: 'held' }), ['c'.repeat(40)], 'gone'],
  ['is older', other(10, { state: 'held' }), ['c'.repeat(40)], 'waiting'],
] as const)('one that %s does not', async (_, lane, contained, state) => {
  const world = worldWith(OPEN, { lane: [lane], contained: [...contained] });
  world.gates.set(lane.question.deploymentId, { ...world.gate, state });
  expect((await answered(world)).kinds).toEqual(['open-gate']);
});

test('a gate that was about to open asks about the one that takes its place', async () => {
  const own = other(11, { state: 'pending', reasons: ['opening'], sha: 'c'.repeat(40) }, { question: GATE });
  const newer = other(12, { state: 'held' });
  const world = worldWith(OPEN, { lane: [own, newer], contained: ['c'.repeat(40)] });
  expect((await answered(world)).record.questions).toEqual([newer.question]);
});

test.each([
  ['was let through', { state: 'approved', since: toInstant(NOW - 60_000) }],
  ['is being let through', { state: 'pending', reasons: ['opening'], since: toInstant(NOW - 60_000) }],
] as const)('a deployment of another commit that %s and has not ended holds the next', async (_, life) => {
  const world = worldWith(OPEN, { lane: [other(10, life)], underWay: [10] });
  expect((await answered(world)).gate).toMatchObject({ state: 'held', reasons: ['lane-busy'] });
  world.underWay = [];
  expect((await answered(world)).kinds).toEqual(['open-gate']);
});

test('one that hangs holds the next for six hours', async () => {
  const lane = [other(10, { state: 'approved', since: toInstant(NOW - 6 * 3_600_000) })];
  expect((await answered(worldWith(OPEN, { lane, underWay: [10] }))).kinds).toEqual(['open-gate']);
});

test('one of the same commit holds nothing', async () => {
  const lane = [other(10, { state: 'approved', sha: 'c'.repeat(40) })];
  expect((await answered(worldWith(OPEN, { lane, underWay: [10] }))).kinds).toEqual(['open-gate']);
});

test('in observe mode the lane holds nothing', async () => {
  const lane = [other(10, { state: 'approved' }), other(12, { state: 'held' })];
  const world = worldWith(OPEN.replace('environments', 'mode: observe\nenvironments'), { lane, underWay: [10] });
  world.contained = ['c'.repeat(40)];
  expect((await answered(world)).kinds).toEqual(['open-gate']);
});

test('an older gate that is due is answered first, and nobody is told', async () => {
  const world = worldWith(OPEN, { lane: [other(10, { state: 'held' }, { dueAt: NOW })] });
  const { kinds, gate, dueAt } = await answered(world);
  expect({ kinds, reasons: gate?.reasons, dueAt }).toEqual({ kinds: [], reasons: ['older-first'], dueAt: NOW + 1000 });
});

test('with a window that may close, other reviewers and timers go first; without one they need not', async () => {
  const endsAt = toInstant(NOW + 120_000);
  for (const otherRules of [
    { hasReviewers: true, timerEndsAt: null },
    { hasReviewers: false, timerEndsAt: endsAt },
  ]) {
    const { gate } = await answered(worldWith(WINDOW, { otherRules }));
    expect(gate).toMatchObject({ state: 'held', reasons: ['others-first'] });
    expect((await answered(worldWith(OPEN, { otherRules }))).kinds).toEqual(['open-gate']);
  }
  const world = worldWith(WINDOW, { otherRules: { hasReviewers: true, timerEndsAt: null } });
  world.gate = { ...world.gate, reviews: [review('approved')] };
  expect((await answered(world)).kinds).toEqual(['open-gate']);
});

test('with a window that may close, what GitHub does not tell of other rules is waited for, and looked at soon', async () => {
  const { gate, kinds, dueAt } = await answered(worldWith(WINDOW, { otherRules: null }));
  expect(gate).toMatchObject({ state: 'held', reasons: ['others-unknown'] });
  expect(kinds).toEqual([]);
  expect(dueAt).toBeLessThanOrEqual(NOW + 60_000);
  expect((await answered(worldWith(OPEN, { otherRules: null }))).kinds).toEqual(['open-gate']);
});

test('what would let a deployment of another commit go with it is not answered', async () => {
  const beside = other(12, { state: 'held' });
  const another = { ...beside, question: { ...GATE, deploymentId: 12 } };
  const { gate, kinds } = await answered(worldWith(OPEN, { lane: [another] }));
  expect(gate).toMatchObject({ state: 'held', reasons: ['another-commit'] });
  expect(kinds).toEqual(['report-gate']);
  const same = { ...another, life: { ...another.life, sha: 'c'.repeat(40) } };
  expect((await answered(worldWith(OPEN, { lane: [same] }))).kinds).toEqual(['open-gate']);
});

function review(state: 'approved' | 'rejected'): GateState['reviews'][number] {
  return { user: 'ben', userId: 2, state, comment: 'said so', nth: 1 };
}

test('the no of somebody who is asked is sent to GitHub', async () => {
  const world = worldWith(BOARD);
  const at = '2026-11-24T07:25:00Z' as Instant;
  world.stated = { ...world.stated, approvals: [{ ...BEN, at, reason: 'the numbers are wrong' }] };
  const { kinds, gate, record } = await answered(world);
  expect(kinds).toEqual(['reject-gate']);
  expect(gate).toMatchObject({ reasons: ['rejecting'], by: [{ user: 'ben', userId: 2 }] });
  expect(record.effects[0]).toMatchObject({ comment: expect.stringContaining('the numbers are wrong') });
});

test.each([
  ['of somebody who is not asked', { user: 'cleo', userId: 3 }, '2026-11-24T07:25:00Z'],
  ['from before this gate was asked for', {}, '2026-11-24T07:00:00Z'],
])('a no %s is not', async (_, who, at) => {
  const world = worldWith(BOARD);
  world.stated = { ...world.stated, approvals: [{ ...BEN, ...who, at: at as Instant, reason: 'no' }] };
  expect((await answered(world)).kinds).toEqual(['report-gate']);
});

test('what is open on the last day is opened; what is not ends with a reason', async () => {
  const lastDay = Date.parse('2026-11-24T07:20:00Z') + 29 * DAY;
  expect((await answered(worldWith(OPEN, { now: lastDay }))).kinds).toEqual(['open-gate']);
  const { kinds, gate } = await answered(worldWith(BOARD, { now: lastDay }));
  expect({ kinds, reasons: gate?.reasons }).toEqual({ kinds: ['reject-gate'], reasons: ['expiring'] });
  const before = await answered(worldWith(BOARD, { now: lastDay - 1 }));
  expect({ kinds: before.kinds, dueAt: before.dueAt }).toEqual({ kinds: ['report-gate'], dueAt: lastDay });
});

test('without a policy, too, a gate is warned of and ends', async () => {
  const born = Date.parse('2026-11-24T07:20:00Z');
  const world = worldWith(OPEN, { policy: null, now: born + 25 * DAY });
  const { record, gate } = await answered(world);
  expect(record.effects[0]).toMatchObject({ comment: expect.stringContaining('waited for 25 days') });
  expect(gate?.warnedAt).toBe(toInstant(born + 25 * DAY));
  world.now = born + 29 * DAY;
  expect((await answered(world)).kinds).toEqual(['reject-gate']);
});

test.each([
  ['approved', 'approved'],
  ['rejected', 'rejected'],
  ['passed-without-us', 'bypassed'],
  ['rule-off', 'ended'],
  ['gone', 'ended'],
] as const)('a gate that is %s on GitHub is %s', async (state, life) => {
  const world = worldWith(OPEN);
  world.gate = { ...world.gate, state };
  expect((await answered(world)).record).toMatchObject({ final: true, gate: { state: life } });
});

test('a bypass names who let it go', async () => {
  const world = worldWith(OPEN);
  world.gate = { ...world.gate, state: 'passed-without-us', reviews: [review('approved')] };
  const { record } = await answered(world);
  expect(record.gate?.by).toEqual([{ user: 'ben', userId: 2, comment: 'said so' }]);
  expect(record.summary).toContain('by ben: said so');
});

test('a run that a person rejected on GitHub was rejected; one of the attempt before was started again', async () => {
  const world = worldWith(OPEN);
  world.gate = { ...world.gate, state: 'gone', reviews: [review('rejected')] };
  expect((await answered(world)).gate).toMatchObject({ state: 'rejected', by: [{ user: 'ben' }] });
  world.seenAt = '2026-11-24T07:00:00Z' as Instant;
  expect((await answered(world)).gate).toMatchObject({ state: 'ended' });
  world.lane = [other(11, { state: 'held', runAttempt: 1 }, { question: GATE })];
  world.gate = { ...world.gate, runAttempt: 2 };
  expect((await answered(world)).gate).toMatchObject({ state: 'superseded', reasons: ['started-again'] });
});

test('of the jobs of a matrix the first speaks for all, and all reports count', async () => {
  const beside = (deploymentId: number, reports: number): KnownGate => {
    const each = other(deploymentId, { state: 'held', sha: 'c'.repeat(40), reports });
    return { ...each, question: { ...GATE, deploymentId } };
  };
  expect((await answered(worldWith(BOARD, { lane: [beside(10, 0)] }))).kinds).toEqual([]);
  expect((await answered(worldWith(BOARD, { lane: [beside(12, 8)] }))).kinds).toEqual(['report-gate']);
  expect((await answered(worldWith(BOARD, { lane: [beside(12, 9)] }))).kinds).toEqual([]);
});
