import { expect, it } from 'vitest';
import { claimed, delivery, gate, pullRequest, T0 } from './samples.ts';
import type { Place } from './store-under-test.ts';

export function inboxCases(newPlace: () => Promise<Place>): void {
  it('keeps a delivery as it came, oldest first', async () => {
    const store = await (await newPlace()).open();
    const body = Uint8Array.from({ length: 256 }, (_, index) => index);
    await store.acceptDelivery(delivery('b', { body, event: 'pull_request', receivedAt: T0 + 5 }));
    await store.acceptDelivery(delivery('a'));
    const waiting = await store.waitingDeliveries(10);
    expect(waiting.map((one) => one.id)).toEqual(['b', 'a']);
    expect(waiting[0]).toMatchObject({ event: 'pull_request', receivedAt: T0 + 5 });
    expect(Buffer.from(waiting[0]?.body ?? []).equals(Buffer.from(body))).toBe(true);
    expect(await store.waitingDeliveries(1)).toHaveLength(1);
  });

  it('tells a second delivery of one id, whether the first waits or is done', async () => {
    const store = await (await newPlace()).open();
    expect(await store.acceptDelivery(delivery('a'))).toBe('stored');
    expect(await store.acceptDelivery(delivery('a', { body: Buffer.from('other') }))).toBe('duplicate');
    expect(Buffer.from((await store.waitingDeliveries(1))[0]?.body ?? []).toString()).toBe('{"delivery":"a"}');
    await store.finishDelivery('a', [], T0);
    expect(await store.acceptDelivery(delivery('a'))).toBe('duplicate');
    expect(await store.waitingDeliveries(10)).toEqual([]);
  });

  it('row 40: sets a delivery aside after the last try, and takes it again when it is redelivered', async () => {
    const store = await (await newPlace()).open();
    await store.acceptDelivery(delivery('a'));
    expect(await store.failDelivery('a', 'boom', 3)).toBe('waiting');
    expect(await store.failDelivery('a', 'boom', 3)).toBe('waiting');
    expect(await store.failDelivery('a', 'x'.repeat(100_000), 3)).toBe('set-aside');
    expect(await store.waitingDeliveries(10)).toEqual([]);
    expect(await store.acceptDelivery(delivery('a'))).toBe('stored');
    expect(await store.waitingDeliveries(10)).toHaveLength(1);
    expect(await store.failDelivery('a', 'boom', 3)).toBe('waiting');
  });

  it('refuses to finish or fail a delivery that it never accepted', async () => {
    const store = await (await newPlace()).open();
    await expect(store.finishDelivery('nobody', [gate(1)], T0)).rejects.toThrow(/never accepted/);
    await expect(store.failDelivery('nobody', 'boom', 3)).rejects.toThrow(/never accepted/);
    expect(await store.nextDueAt()).toBeNull();
  });

  it('asks the questions of a delivery once, also when it is finished twice', async () => {
    const store = await (await newPlace()).open();
    await store.acceptDelivery(delivery('a'));
    await store.finishDelivery('a', [gate(1), pullRequest(2)], T0);
    const first = await claimed(store, T0);
    await store.finishDelivery('a', [gate(1), pullRequest(2)], T0 + 1);
    await store.releaseClaim(first, { dueAt: null });
    const second = await claimed(store, T0 + 1);
    await store.releaseClaim(second, { dueAt: null });
    expect([first.question.kind, second.question.kind].sort()).toEqual(['gate', 'pull-request']);
    expect(await store.nextDueAt()).toBeNull();
  });

  it('accepts two deliveries at once without mixing them up', async () => {
    const store = await (await newPlace()).open();
    const ids = Array.from({ length: 50 }, (_, index) => `id-${index % 25}`);
    const answers = await Promise.all(ids.map((id) => store.acceptDelivery(delivery(id))));
    expect(answers.filter((one) => one === 'stored')).toHaveLength(25);
    expect(await store.waitingDeliveries(100)).toHaveLength(25);
  });
}
