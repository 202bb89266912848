/** What a gate is asked again by its timer alone: decided on what is known, and never let go on it. */
import { expect, test } from 'vitest';
import type { Facts } from '../../../src/domain/facts.ts';
import { expiresAt } from '../../../src/domain/gate-life.ts';
import { type Instant, toInstant } from '../../../src/domain/instant.ts';
import { handle } from '../../../src/flow/handle.ts';
import type { Claim, KeptReading } from '../../../src/flow/ports.ts';
import { claimOf, createWorld, GATE, NOW, type World } from './world.ts';

const MINUTE = 60_000;
const ENVIRONMENT = 'version: 1\nzone: Europe/Berlin\nenvironments: { production: {} }\n';
/** Asked at half past eight. */
const WINDOW = 'windows: { hours: { days: tue, hours: "09:00-16:00" } }\n';
const BOARD = '{ name: board, require: { approvals: { count: 1, from: { users: [ben] }, of: release } } }';
const HOURS = '{ name: release hours, require: { window: [hours] } }';
const CHECKS = '{ name: checks, require: { checks: [ci] } }';
const APPROVED_IN_HOURS = `${ENVIRONMENT}${WINDOW}override: { by: { users: [ola] }, expires: 4h }\ngates: [${HOURS}, ${BOARD}]\n`;
const IN_HOURS = `${ENVIRONMENT}${WINDOW}gates: [${HOURS}]\n`;
const BY_TIMER = { ...claimOf(GATE), isByTimerAlone: true };
const PEOPLE: World['people'] = {
  anna: { id: 1, kind: 'user', permission: 'write', teams: [] },
  ben: { id: 2, kind: 'user', permission: 'write', teams: [] },
};

/** After its first answer, with what the store then knows of it. */
async function heldWorld(policy: string, change: Partial<World> = {}): Promise<World> {
  const world = Object.assign(createWorld(), { policy, people: PEOPLE, ...change });
  await handle(claimOf(GATE), world.ports);
  keep(world);
  return world;
}

function keep(world: World): void {
  const { at, facts, decision, gate, summary } = world.records.at(-1) ?? {};
  if (at === undefined || !facts || !decision || !gate) throw new Error('expected an answer with a decision');
  world.reading = { at, facts, decision };
  world.lane = [{ question: GATE, life: gate, dueAt: null }];
  world.last = { summary: summary ?? '', decision };
  Object.assign(world, { applied: [], records: [], reads: [], released: [] });
}

/** Whether everything was read: people are read for nothing else. */
async function askedAgain(world: World, after: number, claim: Claim = BY_TIMER) {
  world.now = NOW + after;
  await handle(claim, world.ports);
  const [record] = world.records;
  const isAllRead = world.reads.some((read) => read.startsWith('teams'));
  return { record, isAllRead, kinds: world.applied.map(({ kind }) => kind), dueAt: world.released[0]?.dueAt };
}

test('when time changes what it waits for, it is decided again on the facts that are known', async () => {
  const world = await heldWorld(APPROVED_IN_HOURS);
  const first = world.reading?.decision;
  const { record, isAllRead, kinds } = await askedAgain(world, 30 * MINUTE);
  expect({ isAllRead, reads: world.reads }).toEqual({ isAllRead: false, reads: ['still waits'] });
  expect(record).toMatchObject({ areFactsKept: true, gate: { state: 'held', reasons: ['approvals/not-enough'] } });
  expect(record?.facts).toEqual({ ...world.reading?.facts, at: '2026-11-24T08:00:00Z' });
  expect(record?.decision?.factsDigest).not.toBe(first?.factsDigest);
  expect(kinds).toEqual(['report-gate']);
});

test('as long as the reason stays, nobody is told again, and the timer is set to what time does next', async () => {
  const world = await heldWorld(APPROVED_IN_HOURS);
  const { isAllRead, kinds, dueAt } = await askedAgain(world, 10 * MINUTE);
  expect({ isAllRead, kinds, dueAt }).toEqual({ isAllRead: false, kinds: [], dueAt: NOW + 30 * MINUTE });
});

test('a window that opens by time opens the gate after everything was read', async () => {
  const world = await heldWorld(IN_HOURS);
  const { record, isAllRead, kinds } = await askedAgain(world, 30 * MINUTE);
  expect({ isAllRead, kinds }).toEqual({ isAllRead: true, kinds: ['open-gate'] });
  expect(record?.areFactsKept).toBeUndefined();
  expect(world.reads).not.toContain('still waits');
});

test('what would open is read anew, also when the last decision announced no opening', async () => {
  const world = await heldWorld(IN_HOURS);
  if (!world.reading) throw new Error('expected a gate that is held');
  world.reading = { ...world.reading, decision: { ...world.reading.decision, earliestOpening: null } };
  const { isAllRead, kinds } = await askedAgain(world, 30 * MINUTE);
  expect({ isAllRead, kinds }).toEqual({ isAllRead: true, kinds: ['open-gate'] });
});

test('what changed without our hearing of it is seen when the window opens', async () => {
  const policy = `${ENVIRONMENT}${WINDOW}risk: [{ tier: high, when: { labels: [risky] } }, { tier: low }]
gates: [${HOURS}, { name: board, for: { tiers: [high] }, require: { approvals: { count: 1, from: { users: [ben] }, of: release } } }]
`;
  const world = await heldWorld(policy);
  const { github } = world.ports;
  const [change] = world.changes;
  if (!change) throw new Error('expected a change');
  const changes = [{ ...change, labels: ['risky'] }];
  const relabelled = { changes: async () => ({ direction: 'forward' as const, changes, complete: true }) };
  Object.assign(world, {
    ports: { ...world.ports, github: async () => ({ ...(await github(GATE.repository)), ...relabelled }) },
  });
  const { record, kinds } = await askedAgain(world, 30 * MINUTE);
  expect(record?.decision).toMatchObject({ verdict: 'waiting', tier: 'high' });
  expect(kinds).toEqual(['report-gate']);
});

test.each<[string, (world: World) => void]>([
  ['somebody approved in a comment', (world) => say(world, { approvals: [{ ...BEN, state: 'approved' }] })],
  ['somebody set a hold', (world) => say(world, { holds: [{ ...BEN, commentId: 5 }] })],
  ['somebody set a freeze', (world) => say(world, { freezes: [{ ...BEN, commentId: 5, until: null }] })],
  ['an approval was outlived', (world) => say(world, { liftedHoldAt: toInstant(NOW) }, [APPROVAL])],
  [
    'somebody unknown overrode it',
    (world) => Object.assign(world, { overrides: [{ ...BEN, user: 'ola', userId: 9 }] }),
  ],
  ['the deployment that runs was verified', (world) => Object.assign(world, { verified: [VERIFIED] })],
  [
    'the policy is another',
    (world) => Object.assign(world, { policy: APPROVED_IN_HOURS.replace('[ben]', '[ben, ola]') }),
  ],
  ['the organisation has a policy by now', (world) => Object.assign(world, { keptOrganisation: ORGANISATION })],
  ['the policy is gone', (world) => Object.assign(world, { policy: null })],
  ['it does not wait any more', (world) => Object.assign(world, { gate: { ...world.gate, state: 'approved' } })],
  ['its run was started again', (world) => Object.assign(world, { gate: { ...world.gate, runAttempt: 2 } })],
  ['an approval of it is on the way', (world) => live(world, { state: 'pending', reasons: ['opening'] })],
  ['a rejection of it is on the way', (world) => live(world, { state: 'held', reasons: ['rejecting'] })],
  ['a newer gate waits beside it', (world) => beside(world)],
  ['the last answer came to no decision', (world) => Object.assign(world, { reading: null })],
])('everything is read when %s', async (_, change) => {
  const world = await heldWorld(APPROVED_IN_HOURS);
  change(world);
  await askedAgain(world, 10 * MINUTE);
  expect(world.records[0]?.areFactsKept).toBeUndefined();
});

const BEN = { user: 'ben', userId: 2, environment: 'production', sha: 'c'.repeat(40), reason: 'x', at: toInstant(NOW) };
const APPROVAL = { ...BEN, state: 'rejected', source: 'comment' } as const;
const VERIFIED = {
  repositoryId: 7,
  deploymentId: 1,
  environment: 'production',
  sha: 'a'.repeat(40),
  verdict: 'fail',
  failedChecks: [],
  at: toInstant(NOW),
} as const;
const ORGANISATION = 'version: 1\nenvironments: { production: {} }\n';

function say(world: World, stated: Partial<World['stated']>, approvals: Facts['approvals'] = []): void {
  world.stated = { ...world.stated, ...stated };
  const { reading } = world;
  if (reading) world.reading = { ...reading, facts: { ...reading.facts, approvals } };
}

function live(world: World, change: Partial<World['lane'][number]['life']>): void {
  world.lane = world.lane.map((each) => ({ ...each, life: { ...each.life, ...change } }));
}

function beside(world: World): void {
  const [own] = world.lane;
  if (!own) throw new Error('expected the gate in its lane');
  const newer = {
    ...own,
    question: { ...GATE, deploymentId: 12, runId: 100 },
    life: { ...own.life, sha: 'd'.repeat(40) },
  };
  world.lane = [own, newer];
}

test('when anything happened to it, everything is read', async () => {
  const world = await heldWorld(APPROVED_IN_HOURS);
  expect((await askedAgain(world, 10 * MINUTE, claimOf(GATE))).isAllRead).toBe(true);
});

test('once in an hour everything is read, whatever was decided in between', async () => {
  const world = await heldWorld(APPROVED_IN_HOURS);
  expect((await askedAgain(world, 60 * MINUTE - 1)).isAllRead).toBe(false);
  Object.assign(world, { records: [], reads: [] });
  expect((await askedAgain(world, 60 * MINUTE)).isAllRead).toBe(true);
});

test('what others do is read each time, since their events may be lost', async () => {
  const world = await heldWorld(`${ENVIRONMENT}${WINDOW}gates: [${HOURS}, ${CHECKS}]\n`);
  expect((await askedAgain(world, 10 * MINUTE)).isAllRead).toBe(true);
});

test('nothing expires by what is known', async () => {
  const world = await heldWorld(APPROVED_IN_HOURS);
  const [own] = world.lane;
  if (!own || !world.reading) throw new Error('expected a gate that is held');
  const late = expiresAt(own.life) - NOW;
  world.reading = { ...world.reading, at: NOW + late - MINUTE } satisfies KeptReading;
  const { isAllRead, kinds } = await askedAgain(world, late);
  expect({ isAllRead, kinds }).toEqual({ isAllRead: true, kinds: ['reject-gate'] });
});

test('nobody is rejected by what is known', async () => {
  const said = { ...BEN, state: 'rejected', comment: 'no', nth: 1 } as const;
  const world = await heldWorld(APPROVED_IN_HOURS);
  const approvals = [
    { ...BEN, state: 'rejected', source: 'deployment-review', at: toInstant(NOW) as Instant } as const,
  ];
  say(world, {}, approvals);
  world.gate = { ...world.gate, reviews: [said] };
  const { isAllRead } = await askedAgain(world, 10 * MINUTE);
  expect(isAllRead).toBe(true);
});
