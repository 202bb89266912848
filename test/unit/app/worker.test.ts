import { setImmediate as turn } from 'node:timers/promises';
import { expect, it, onTestFinished } from 'vitest';
import { createLog } from '../../../src/app/log.ts';
import { startWorker } from '../../../src/app/worker.ts';
import type { Delivery, Ports } from '../../../src/flow/ports.ts';

const BATCH = 50;

/** A worker that finds one full batch, and how many of it were taken in so far. */
function startWith(dispatch: (delivery: Delivery) => Promise<void>) {
  const failed: string[] = [];
  let waiting = Array.from(
    { length: BATCH },
    (_, index): Delivery => ({ id: `d-${index}`, event: 'push', receivedAt: 0, body: new Uint8Array(0) }),
  );
  const store: Partial<Ports['store']> = {
    claimDeliveries: async () => waiting.splice(0),
    claimQuestion: async () => null,
    nextDueAt: async () => null,
    failDelivery: async (id) => {
      failed.push(id);
      return 'waiting';
    },
  };
  const ports = { clock: { now: () => 0 }, store } as Ports;
  const worker = startWorker({ ports, dispatch, log: createLog({ level: 'silent', secrets: [] }) });
  onTestFinished(() => worker.stop());
  return {
    failed,
    wakeWith: (deliveries: readonly Delivery[]) => {
      waiting = [...deliveries];
      worker.wake();
    },
  };
}

it('takes in a few at a time, so that webhooks are answered in between', async () => {
  let begun = 0;
  let done = 0;
  let begunBeforeOneWasDone = 0;
  startWith(async () => {
    begun += 1;
    await turn();
    if (done === 0) begunBeforeOneWasDone = begun;
    done += 1;
  });
  await expect.poll(() => done).toBe(BATCH);
  // How many come next depends on how long these took, which on a busy machine may be anything.
  expect(begunBeforeOneWasDone).toBeLessThan(BATCH / 2);
});

it('keeps its share of the time, however many webhooks come in', async () => {
  let done = 0;
  let turns = 0;
  startWith(async () => {
    await turn();
    done += 1;
  });
  while (done < BATCH && turns < 100) {
    const endsAt = performance.now() + 40;
    while (performance.now() < endsAt);
    turns += 1;
    await turn();
  }
  expect(done).toBe(BATCH);
  expect(turns).toBeLessThan(10);
});

it('takes in the others when one fails, and looks for it again', async () => {
  const tries = new Map<string, number>();
  const { failed, wakeWith } = startWith(async ({ id }) => {
    tries.set(id, (tries.get(id) ?? 0) + 1);
    if (id === 'd-3' && tries.get(id) === 1) throw new Error('boom');
  });
  await expect.poll(() => tries.size).toBe(BATCH);
  expect(failed).toEqual(['d-3']);
  wakeWith([{ id: 'd-3', event: 'push', receivedAt: 0, body: new Uint8Array(0) }]);
  await expect.poll(() => tries.get('d-3')).toBe(2);
});
