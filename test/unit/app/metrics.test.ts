import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { type CountedStore, createMetrics } from '../../../src/app/metrics.ts';
import type { AnswerRecord, Backlog, Claim } from '../../../src/flow/ports.ts';

const T0 = Date.parse('2026-11-23T09:00:00Z');

const NOTHING: Backlog = {
  deliveriesWaiting: 0,
  oldestDeliveryAt: null,
  deliveriesSetAside: 0,
  gatesOpen: 0,
  gatesFailing: 0,
  oldestGateAt: null,
  effectsPending: 0,
  oldestEffectAt: null,
  effectsDeferred: 0,
  pausedUntil: null,
  questionsDue: 0,
};

const BUSY: Backlog = {
  deliveriesWaiting: 3,
  oldestDeliveryAt: T0 - 1500,
  deliveriesSetAside: 4,
  gatesOpen: 5,
  gatesFailing: 2,
  oldestGateAt: T0 - 3_600_000,
  effectsPending: 6,
  oldestEffectAt: T0 + 10,
  effectsDeferred: 8,
  pausedUntil: T0 + 60_000,
  questionsDue: 7,
};

const CLAIM: Claim = {
  question: {
    kind: 'gate',
    repository: { id: 1, owner: 'acme', name: 'private-shop', installationId: 9 },
    deploymentId: 1,
    runId: 2,
    environment: 'production',
  },
  key: '1/gate/1',
  token: 1,
  failures: 0,
};

const ANSWER: AnswerRecord = {
  at: T0,
  facts: null,
  decision: null,
  summary: 'waits for the window',
  effects: [],
  overrides: [],
  statements: [],
  questions: [],
  final: false,
};

function storeWith(change: Partial<CountedStore>): CountedStore {
  return {
    acceptDelivery: async () => 'stored',
    saveRecord: async () => true,
    releaseClaim: async () => undefined,
    settleEffect: async () => undefined,
    backlog: async () => NOTHING,
    sweepMemory: async () => null,
    findingCounts: async () => ({}),
    libraryTotals: async () => ({
      ...{ undeployedChanges: 0, oldestUndeployedAt: null, unguardedDeployments: 0, lanesWithoutCount: 0 },
    }),
    ...change,
  };
}

function metricsOf(change: Partial<CountedStore>, limits = { backlogIsKeptMs: 0, databaseAnswersWithinMs: 1000 }) {
  return createMetrics({ store: storeWith(change), clock: { now: () => T0 }, limits });
}

/** Lines with a value, by name and labels. */
function valuesIn(text: string): Record<string, number> {
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return Object.fromEntries(lines.map((line) => line.split(' ')).map(([name, value]) => [name, Number(value)]));
}

test('what waits is told with its age in seconds; nothing is younger than now', async () => {
  const values = valuesIn(await metricsOf({ backlog: async () => BUSY }).text());
  expect(values).toMatchObject({
    tidegate_up_database: 1,
    tidegate_deliveries_waiting: 3,
    tidegate_delivery_oldest_age_seconds: 1.5,
    tidegate_deliveries_set_aside: 4,
    tidegate_gates_open: 5,
    tidegate_gates_failing: 2,
    tidegate_gate_oldest_age_seconds: 3600,
    tidegate_effects_pending: 6,
    tidegate_effect_oldest_age_seconds: 0,
    tidegate_effects_deferred: 8,
    tidegate_installation_paused_until: (T0 + 60_000) / 1000,
    tidegate_questions_due: 7,
  });
  const idle = valuesIn(await metricsOf({}).text());
  expect(idle).toMatchObject({ tidegate_gates_open: 0, tidegate_gate_oldest_age_seconds: 0 });
  expect(idle['process_resident_memory_bytes']).toBeGreaterThan(1e6);
  expect(idle['nodejs_heap_size_used_bytes']).toBeGreaterThan(1e6);
  expect(idle['nodejs_eventloop_lag_p99_seconds']).toBeGreaterThanOrEqual(0);
});

test('the database is asked once for all who ask at once, and not again for a while', async () => {
  let looks = 0;
  const backlog = async () => {
    looks += 1;
    return NOTHING;
  };
  const keeping = metricsOf({ backlog }, { backlogIsKeptMs: 60_000, databaseAnswersWithinMs: 1000 });
  await Promise.all([keeping.text(), keeping.text(), keeping.text()]);
  await keeping.text();
  expect(looks).toBe(1);
  const forgetting = metricsOf({ backlog });
  await forgetting.text();
  await forgetting.text();
  expect(looks).toBe(3);
});

test('a database that fails is told as down, without numbers from before, and as up when it is back', async () => {
  let isUp = true;
  const metrics = metricsOf({ backlog: () => (isUp ? Promise.resolve(BUSY) : Promise.reject(new Error('gone'))) });
  expect(valuesIn(await metrics.text())).toHaveProperty('tidegate_gates_open', 5);
  isUp = false;
  const down = valuesIn(await metrics.text());
  expect(down).toHaveProperty('tidegate_up_database', 0);
  expect(down).toHaveProperty('process_resident_memory_bytes');
  for (const name of ['tidegate_gates_open', 'tidegate_deliveries_waiting', 'tidegate_effect_oldest_age_seconds']) {
    expect(down).not.toHaveProperty(name);
  }
  isUp = true;
  expect(valuesIn(await metrics.text())).toMatchObject({ tidegate_up_database: 1, tidegate_gates_open: 5 });
});

test('a database that hangs is told as down in time, and is not asked twice at once', async () => {
  let looks = 0;
  const answers: ((backlog: Backlog) => void)[] = [];
  const backlog = () => {
    looks += 1;
    return new Promise<Backlog>((resolve) => answers.push(resolve));
  };
  const metrics = metricsOf({ backlog }, { backlogIsKeptMs: 60_000, databaseAnswersWithinMs: 20 });
  expect(valuesIn(await metrics.text())).toHaveProperty('tidegate_up_database', 0);
  expect(valuesIn(await metrics.text())).toHaveProperty('tidegate_up_database', 0);
  expect(looks).toBe(1);
  for (const answer of answers) answer(BUSY);
  expect(valuesIn(await metrics.text())).toMatchObject({ tidegate_up_database: 1, tidegate_gates_open: 5 });
});

test('deliveries and answers are counted by how they ended, from 0 on, and go through unchanged', async () => {
  let isNew = true;
  let isOurs = true;
  const metrics = metricsOf({
    acceptDelivery: async () => (isNew ? 'stored' : 'duplicate'),
    saveRecord: async () => isOurs,
  });
  expect(valuesIn(await metrics.text())).toMatchObject({
    'tidegate_deliveries_total{outcome="bad-signature"}': 0,
    'tidegate_answers_total{kind="policy",outcome="failed"}': 0,
  });
  const delivery = { id: 'a', event: 'push', receivedAt: T0, body: new Uint8Array(0) };
  expect(await metrics.store.acceptDelivery(delivery)).toBe('stored');
  isNew = false;
  expect(await metrics.store.acceptDelivery(delivery)).toBe('duplicate');
  expect(await metrics.store.saveRecord(CLAIM, ANSWER)).toBe(true);
  await metrics.store.releaseClaim(CLAIM, { dueAt: T0 });
  await metrics.store.saveRecord(CLAIM, { ...ANSWER, final: true });
  isOurs = false;
  expect(await metrics.store.saveRecord(CLAIM, ANSWER)).toBe(false);
  await metrics.store.releaseClaim(CLAIM, { dueAt: T0, failed: 'boom' });
  const text = await metrics.text();
  expect(valuesIn(text)).toMatchObject({
    'tidegate_deliveries_total{outcome="accepted"}': 1,
    'tidegate_deliveries_total{outcome="duplicate"}': 1,
    'tidegate_answers_total{kind="gate",outcome="waits"}': 1,
    'tidegate_answers_total{kind="gate",outcome="final"}': 1,
    'tidegate_answers_total{kind="gate",outcome="lost"}': 1,
    'tidegate_answers_total{kind="gate",outcome="failed"}': 1,
  });
  expect(text).not.toMatch(/acme|private-shop|production|boom/);
});

test('refused requests are counted by reason, and those that broke off; nothing else is', async () => {
  const metrics = metricsOf({});
  const ask = await asking(
    metrics.countRefusals((request, response) => {
      if (request.url === '/broken') request.socket.destroy();
      else response.writeHead(Number(request.url?.slice(1))).end();
    }),
  );
  for (const path of ['/401', '/401', '/413', '/503', '/418', '/202', '/broken']) await ask(path);
  await expect
    .poll(async () => countedIn(await metrics.text()))
    .toEqual({ 'bad-signature': 2, 'too-large': 1, unavailable: 1, other: 1, aborted: 1 });
});

function countedIn(text: string): Record<string, number> {
  const found = Object.entries(valuesIn(text)).flatMap(([name, value]) => {
    const outcome = /^tidegate_deliveries_total\{outcome="(.+)"\}$/.exec(name)?.[1];
    return outcome === undefined || value === 0 ? [] : [[outcome, value] as const];
  });
  return Object.fromEntries(found);
}

async function asking(listener: RequestListener): Promise<(path: string) => Promise<unknown>> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return (path) => fetch(`http://127.0.0.1:${port}${path}`, { method: 'POST' }).catch(() => undefined);
}

test('what waits to be deployed and what passed every gate is told without names; unknown is left out', async () => {
  const totals = {
    undeployedChanges: 7,
    oldestUndeployedAt: T0 - 86_400_000,
    unguardedDeployments: 2,
    lanesWithoutCount: 14,
  };
  const values = valuesIn(await metricsOf({ libraryTotals: async () => totals }).text());
  expect(values).toMatchObject({
    tidegate_undeployed_changes: 7,
    tidegate_undeployed_oldest_age_seconds: 86_400,
    tidegate_unguarded_deployments: 2,
    tidegate_undeployed_lanes_uncounted: 14,
  });
  const broken = valuesIn(await metricsOf({ libraryTotals: () => Promise.reject(new Error('disk')) }).text());
  expect(broken).not.toHaveProperty('tidegate_undeployed_changes');
  expect(broken).not.toHaveProperty('tidegate_unguarded_deployments');
});
