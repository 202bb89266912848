import { expect, test } from 'vitest';
import type { DoraEvent } from '../../../src/domain/dora-event.ts';
import { Failure } from '../../../src/domain/failure.ts';
import { epochMs } from '../../../src/domain/instant.ts';
import type { Question } from '../../../src/domain/question.ts';
import type { KeptHistory, KeptSlice, Ports } from '../../../src/flow/ports.ts';
import { history } from '../../../src/flow/sweep/history.ts';
import type { SweepPorts, Swept } from '../../../src/flow/sweep/sweep.ts';
import { deploy, hour, type PastWorld, pastEvents, pastWorld } from './history/past-world.ts';
import { createWorld, REPOSITORY, type World } from './world.ts';

const HOUR_MS = 3_600_000;

interface Site {
  readonly world: World;
  readonly past: PastWorld;
  readonly asked: Question[];
  readonly events: Map<string, DoraEvent>;
  readonly slices: KeptSlice[];
  repository: typeof REPOSITORY;
  known: readonly (typeof REPOSITORY)[];
  memory: string | null;
  failure: Failure | null;
  round(): Promise<Swept>;
}

function site(deployments: number): Site {
  const world = createWorld();
  world.policy = 'version: 1\n';
  world.now = epochMs(hour(2000));
  const past = pastWorld(3);
  for (let nth = 0; nth < deployments; nth += 1) deploy(past, 100 + nth, `sha${nth}`);
  const it: Site = {
    ...{ world, past, asked: [], events: new Map(), slices: [], repository: REPOSITORY, memory: null, failure: null },
    known: [],
    round: async () => {
      const swept = await history.run(portsOf(it), { memory: it.memory, mayGoOn: () => true });
      it.memory = swept.memory;
      return swept;
    },
  };
  return it;
}

function portsOf(it: Site): SweepPorts {
  const { world } = it;
  const store: Partial<Ports['store']> = {
    ...world.ports.store,
    governedRepositories: async () => [it.repository],
    knownRepositories: async () => it.known,
    askNow: async (questions) => void it.asked.push(...questions),
    keepHistory: async (_, slice) => {
      it.slices.push(slice);
      for (const event of slice.events) if ('id' in event) it.events.set(event.id, event);
      const wholeAt = slice.wholeAt ?? world.history?.wholeAt ?? null;
      world.history = { cursor: slice.cursor, wholeAt, state: null } satisfies KeptHistory;
    },
  };
  return {
    ...world.ports,
    store,
    pastEvents: async () => {
      if (it.failure) throw it.failure;
      return pastEvents(it.past);
    },
  } as unknown as SweepPorts;
}

test('reads the past to its end, keeps each step, and asks for the figures once', async () => {
  const it = site(8);
  await it.round();
  expect([...it.events.keys()].sort()).toEqual(['1', '2', '3', '4', '5', '6', '7', '8']);
  expect(it.slices.length).toBeGreaterThan(5);
  expect(it.world.history?.wholeAt).toBe(it.world.now);
  expect(it.asked).toEqual([{ kind: 'dora', repository: REPOSITORY }]);
  const { length } = it.past.asked;
  await it.round();
  expect(it.past.asked).toHaveLength(length);
});

test('reads a long past in several rounds, each of a bounded number of steps, and goes on where it was left', async () => {
  const it = site(80);
  let rounds = 0;
  for (; it.world.history?.wholeAt == null && rounds < 20; rounds += 1) {
    const before = it.slices.length;
    await it.round();
    expect(it.slices.length - before).toBeLessThanOrEqual(30);
    expect(it.asked).toHaveLength(it.world.history?.wholeAt == null ? 0 : 1);
  }
  expect(rounds).toBeGreaterThan(2);
  expect(it.events.size).toBe(80);
  expect(it.past.asked.filter((asked) => asked === 'sha1..sha2')).toHaveLength(1);
});

test('reads what is new an hour later, and asks for the figures only when there is something', async () => {
  const it = site(8);
  await it.round();
  deploy(it.past, 1990, 'new');
  it.world.now += HOUR_MS - 1;
  await it.round();
  expect(it.events.size).toBe(8);
  it.world.now += 1;
  await it.round();
  expect(it.events.size).toBe(9);
  expect(it.world.history?.wholeAt).toBe(it.world.now);
  expect(it.asked).toHaveLength(2);
  it.world.now += HOUR_MS;
  await it.round();
  expect(it.world.history?.wholeAt).toBe(it.world.now);
  expect(it.asked).toHaveLength(2);
});

test.each([
  ['asks for the figures of the organisation with the first history', ['.github'], 1, 0],
  ['says so where the App is not on the repository for them', ['shop'], 0, 1],
])('%s', async (_, names, questions, notices) => {
  const it = site(3);
  it.world.organisation = 'version: 1\ndora: { issue: true }\n';
  it.world.keptOrganisation = it.world.organisation;
  it.known = names.map((name, id) => ({ ...REPOSITORY, id: id + 50, name }));
  const swept = await it.round();
  expect(it.asked.filter((each) => 'ofOrganisation' in each)).toHaveLength(questions);
  expect(swept.notices).toHaveLength(notices);
  deploy(it.past, 1990, 'new');
  it.world.now += HOUR_MS;
  expect((await it.round()).notices).toEqual([]);
  expect(it.asked.filter((each) => 'ofOrganisation' in each)).toHaveLength(questions);
});

test('reads 400 days back and no further', async () => {
  const it = site(0);
  it.world.now = epochMs(hour(500 * 24));
  deploy(it.past, 24, 'old');
  deploy(it.past, 200 * 24, 'known');
  await it.round();
  expect([...it.events.values()]).toMatchObject([{ sha: 'known' }]);
});

test.each([
  ['wants no issue', 'version: 1\ndora: { issue: false }\n', 0],
  [
    'wants no issue, but counts failures',
    'version: 1\ndora: { issue: false }\nescalate: [{ when: { change-fail-rate: "> 15%", over: 30d, at-least: 5 }, by: 1 }]\n',
    2,
  ],
])('a repository whose policy %s is read for what is wanted alone', async (_, policy, events) => {
  const it = site(2);
  it.world.policy = policy;
  await it.round();
  expect(it.events.size).toBe(events);
});

test('keeps what it has when GitHub refuses, and goes on later', async () => {
  const it = site(3);
  it.failure = new Failure('rate-limited', 'Too many requests.');
  const { notices } = await it.round();
  expect(notices).toMatchObject([{ message: 'Too many requests.' }]);
  expect(it.world.history).toBeNull();
  it.failure = null;
  await it.round();
  expect(it.events.size).toBe(3);
});

test('reads all of it again under another name of the repository', async () => {
  const it = site(3);
  await it.round();
  it.repository = { ...REPOSITORY, name: 'store' };
  await it.round();
  expect([...it.events.values()].map((event) => 'service' in event && event.service)).toEqual([
    'store',
    'store',
    'store',
  ]);
});
