import { expect, test } from 'vitest';
import { Failure } from '../../../src/domain/failure.ts';
import type { LoggedDelivery } from '../../../src/flow/ports.ts';
import { deliveries } from '../../../src/flow/sweep/deliveries.ts';
import { recallDeliveries } from '../../../src/flow/sweep/deliveries-memory.ts';
import type { SweepPorts } from '../../../src/flow/sweep/sweep.ts';

const T0 = Date.parse('2026-11-24T08:30:00Z');
const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

interface Site {
  readonly ports: SweepPorts;
  now: number;
  log: LoggedDelivery[];
  readonly had: Set<string>;
  readonly asked: string[];
  readonly pages: (string | null)[];
  redeliver: (id: string) => boolean;
}

/** A log of three deliveries a page. */
function site(): Site {
  const it: Site = {
    now: T0,
    log: [],
    had: new Set(),
    asked: [],
    pages: [],
    redeliver: () => true,
    ports: {
      clock: { now: () => it.now },
      store: { missingDeliveries: async (ids: readonly string[]) => ids.filter((id) => !it.had.has(id)) },
      app: {
        deliveries: async (cursor: string | null) => {
          it.pages.push(cursor);
          const newest = [...it.log].reverse();
          const from = Number(cursor ?? 0);
          return {
            deliveries: newest.slice(from, from + 3),
            next: from + 3 < newest.length ? `${from + 3}` : null,
          };
        },
        redeliver: async (id: string) => {
          it.asked.push(id);
          return it.redeliver(id);
        },
      },
      isTakenIn: (event: string) => event !== 'star',
    } as unknown as SweepPorts,
  };
  return it;
}

function logged(guid: string, deliveredAt: number, event = 'push'): LoggedDelivery {
  return { id: `${guid}0`, guid, event, deliveredAt };
}

function sweeper(it: Site) {
  let memory: string | null = null;
  return async (mayGoOn = () => true) => {
    const swept = await deliveries.run(it.ports, { memory, mayGoOn });
    memory = swept.memory;
    return { ...swept, memory: recallDeliveries(memory) };
  };
}

test('what we do not have is asked for, whatever its status, and what we have or do not keep is not', async () => {
  const it = site();
  it.log = [logged('a', T0 - 9 * MINUTE_MS), logged('b', T0 - 8 * MINUTE_MS), logged('c', T0 - 7 * MINUTE_MS, 'star')];
  it.had.add('b');
  const sweep = sweeper(it);
  const { memory, notices } = await sweep();
  expect(it.asked).toEqual(['a0']);
  expect(Object.keys(memory.missing)).toEqual(['a']);
  expect(notices.map(({ level }) => level)).toEqual(['info', 'warn']);
});

test('a delivery of this moment is left alone until it had time to come in', async () => {
  const it = site();
  it.log = [logged('a', T0 - 1000)];
  const sweep = sweeper(it);
  await sweep();
  expect(it.asked).toEqual([]);
  it.now += 2 * MINUTE_MS;
  await sweep();
  expect(it.asked).toEqual(['a0']);
});

test('it is asked for a few times, later and later, and never again once it came', async () => {
  const it = site();
  it.log = [logged('never', T0 - 9 * MINUTE_MS), logged('comes', T0 - 9 * MINUTE_MS)];
  const sweep = sweeper(it);
  const askedAt: number[] = [];
  for (let minute = 0; minute < 600; minute += 2) {
    it.now = T0 + minute * MINUTE_MS;
    const before = it.asked.filter((id) => id === 'never0').length;
    await sweep();
    if (it.asked.filter((id) => id === 'never0').length > before) askedAt.push(minute);
    it.had.add('comes');
  }
  expect(askedAt).toEqual([0, 2, 8, 26, 80]);
  expect(it.asked.filter((id) => id === 'comes0')).toHaveLength(1);
});

test('one round asks for 50 at most, and the oldest first', async () => {
  const it = site();
  it.log = Array.from({ length: 80 }, (_, nth) => logged(`d${nth}`, T0 - DAY_MS + nth));
  const sweep = sweeper(it);
  const { memory } = await sweep();
  expect(it.asked).toEqual(Array.from({ length: 50 }, (_, nth) => `d${nth}0`));
  expect(Object.keys(memory.missing)).toHaveLength(80);
});

test('a walk goes down to the last whole one, and a little further', async () => {
  const it = site();
  it.log = Array.from({ length: 12 }, (_, nth) => logged(`d${nth}`, T0 - (12 - nth) * 5 * MINUTE_MS));
  for (const { guid } of it.log) it.had.add(guid);
  const sweep = sweeper(it);
  await sweep();
  expect(it.pages).toEqual([null, '3', '6', '9']);
  it.pages.length = 0;
  it.now += 2 * MINUTE_MS;
  await sweep();
  expect(it.pages).toEqual([null]);
});

test('a walk that was cut goes on where it was, and only its end counts as a look', async () => {
  const it = site();
  it.log = Array.from({ length: 9 }, (_, nth) => logged(`d${nth}`, T0 - (9 - nth) * MINUTE_MS));
  const sweep = sweeper(it);
  let pages = 0;
  const first = await sweep(() => pages++ < 1);
  expect([first.isUnfinished, first.memory.walkedTo]).toEqual([true, null]);
  it.now += MINUTE_MS;
  const second = await sweep();
  expect([second.isUnfinished, second.memory.walkedTo]).toEqual([false, T0]);
  expect(it.pages).toEqual([null, '3', '6']);
  expect(Object.keys(second.memory.missing)).toHaveLength(9);
});

test('after more than 3 days without a look the gap is told and counted, once', async () => {
  const it = site();
  const sweep = sweeper(it);
  await sweep();
  it.now += 4 * DAY_MS;
  it.log = [logged('old', T0 + MINUTE_MS), logged('young', it.now - DAY_MS)];
  const { memory, notices } = await sweep();
  expect(memory.gapMs).toBe(DAY_MS);
  expect(notices.map(({ level, about }) => [level, about['gapMs']])).toContainEqual(['warn', DAY_MS]);
  expect(it.asked).toEqual(['young0']);
  it.now += MINUTE_MS;
  expect((await sweep()).memory.gapMs).toBe(DAY_MS);
});

test('what becomes older than 3 days is given up, and told', async () => {
  const it = site();
  it.log = [logged('a', T0 - 3 * DAY_MS + MINUTE_MS)];
  const sweep = sweeper(it);
  expect(Object.keys((await sweep()).memory.missing)).toEqual(['a']);
  it.now += 2 * MINUTE_MS;
  const { memory, notices } = await sweep();
  expect(memory.missing).toEqual({});
  expect(notices.at(-1)?.about).toEqual({ lost: 1 });
});

test('what GitHub does not have any more is not asked for twice; a refusal ends the round and forgets nothing', async () => {
  const it = site();
  it.log = [logged('a', T0 - 9 * MINUTE_MS), logged('b', T0 - 8 * MINUTE_MS), logged('c', T0 - 7 * MINUTE_MS)];
  it.redeliver = (id) => {
    if (id === 'b0') throw new Failure('rate-limited', 'slow down');
    return false;
  };
  const sweep = sweeper(it);
  const { notices } = await sweep();
  expect(it.asked).toEqual(['a0', 'b0']);
  expect(notices.map(({ message }) => message)).toContain('slow down');
  it.redeliver = () => true;
  it.now += 10 * MINUTE_MS;
  await sweep();
  expect(it.asked).toEqual(['a0', 'b0', 'b0', 'c0']);
});

test('what another version noted is not trusted', async () => {
  const it = site();
  for (const memory of ['{}', '[]', 'null', 'not json', '{"walkedTo":1}']) {
    const swept = await deliveries.run(it.ports, { memory, mayGoOn: () => true });
    expect(recallDeliveries(swept.memory)).toMatchObject({ walkedTo: T0, missing: {} });
  }
});
