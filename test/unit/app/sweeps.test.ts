import { expect, onTestFinished, test } from 'vitest';
import { createMovableClock } from '../../../src/app/clock.ts';
import { createLog } from '../../../src/app/log.ts';
import { startSweeps } from '../../../src/app/sweeps/start-sweeps.ts';
import { Failure } from '../../../src/domain/failure.ts';
import type { Store } from '../../../src/flow/ports.ts';
import type { Round, Sweep, SweepPorts, Swept } from '../../../src/flow/sweep/sweep.ts';

const T0 = Date.parse('2026-11-24T08:30:00Z');
const HOUR_MS = 3_600_000;

interface Row {
  token: number;
  dueAt: number;
  leasedUntil: number | null;
  memory: string | null;
}

/** The claims of one database, as several processes share them. */
function claims(): Pick<Store, 'claimSweep' | 'finishSweep'> & { readonly rows: Map<string, Row> } {
  const rows = new Map<string, Row>();
  return {
    rows,
    claimSweep: async (name, at, leaseUntil) => {
      const row = rows.get(name) ?? { token: 0, dueAt: at, leasedUntil: null, memory: null };
      if (row.dueAt > at || (row.leasedUntil !== null && row.leasedUntil > at)) return null;
      rows.set(name, { ...row, token: row.token + 1, leasedUntil: leaseUntil });
      return { name, token: row.token + 1, memory: row.memory };
    },
    finishSweep: async ({ name, token }, { dueAt, memory }) => {
      const row = rows.get(name);
      if (row?.token === token) rows.set(name, { token, dueAt, leasedUntil: null, memory });
    },
  };
}

const QUIET: Swept = { memory: null, isUnfinished: false, notices: [] };

function running(run: (round: Round) => Promise<Swept>, processes = 1) {
  const clock = createMovableClock();
  clock.moveTo(T0);
  const store = claims();
  const sweep: Sweep = { name: 'runs', everyMs: HOUR_MS, run: (_, round) => run(round) };
  const log = createLog({ level: 'silent', secrets: [] });
  const ports = { clock, store } as unknown as SweepPorts;
  const all = Array.from({ length: processes }, () =>
    startSweeps({ sweeps: [sweep], ports, log, random: () => 0.5, firstLookAfterMs: 0 }),
  );
  onTestFinished(async () => {
    await Promise.all(all.map((one) => one.stop()));
  });
  const passTo = (at: number) => {
    clock.moveTo(at);
    for (const one of all) one.wake();
  };
  return { store, all, passTo, row: () => store.rows.get('runs') };
}

test('a sweep runs when it is due, with what it noted last, and in one of the processes', async () => {
  const memories: (string | null)[] = [];
  const { passTo, row } = running(async ({ memory }) => {
    memories.push(memory);
    return { ...QUIET, memory: `${memories.length}` };
  }, 3);
  await expect.poll(() => row()?.memory).toBe('1');
  passTo(T0 + HOUR_MS - 60_000);
  await new Promise((resolve) => setTimeout(resolve, 150));
  expect(memories).toEqual([null]);
  passTo(T0 + HOUR_MS + 60_000);
  await expect.poll(() => memories).toEqual([null, '1']);
});

test('what failed is tried again after longer and longer waits, with what was noted before', async () => {
  const memories: (string | null)[] = [];
  const { passTo, row } = running(async ({ memory }) => {
    memories.push(memory);
    if (memories.length === 1) return { ...QUIET, memory: 'noted' };
    throw memories.length === 4
      ? new Failure('rate-limited', 'wait', { retryAfterMs: 2 * HOUR_MS })
      : new Error('boom');
  });
  await expect.poll(() => row()?.leasedUntil).toBeNull();
  const waits: number[] = [];
  for (let tries = 2; tries <= 4; tries++) {
    const at = (row()?.dueAt ?? 0) + 1000;
    passTo(at);
    await expect.poll(() => [memories.length, row()?.leasedUntil]).toEqual([tries, null]);
    waits.push(Math.round(((row()?.dueAt ?? 0) - at) / 1000));
  }
  expect(waits).toEqual([30, 60, 7200]);
  expect(memories.slice(1)).toEqual(['noted', 'noted', 'noted']);
});

test('a round that has more to do is followed by the next at once', async () => {
  const { row } = running(async () => ({ ...QUIET, isUnfinished: true }));
  await expect.poll(() => row()?.leasedUntil).toBeNull();
  expect((row()?.dueAt ?? 0) - T0).toBeLessThan(60_000);
});

test('stopping tells the round under way, waits for it and starts no other', async () => {
  let rounds = 0;
  const { all, row } = running(async ({ mayGoOn }) => {
    rounds += 1;
    while (mayGoOn()) await new Promise((resolve) => setTimeout(resolve, 5));
    return { ...QUIET, isUnfinished: true, memory: 'so far' };
  });
  await expect.poll(() => rounds).toBe(1);
  await all[0]?.stop();
  expect(row()).toMatchObject({ memory: 'so far', leasedUntil: null });
  expect(rounds).toBe(1);
});

test('a round is told to end before its claim does', async () => {
  let isTold = false;
  const { passTo } = running(async ({ mayGoOn }) => {
    while (mayGoOn()) await new Promise((resolve) => setTimeout(resolve, 5));
    isTold = true;
    return QUIET;
  });
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(isTold).toBe(false);
  passTo(T0 + 9 * 60_000);
  await expect.poll(() => isTold).toBe(true);
});
