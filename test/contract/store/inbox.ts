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

  it('does not let a reminder undo what was told of a gate since it was read', async () => {
    const store = await (await newPlace()).open();
    for (const id of ['asked', 'asked again', 'moved']) await store.acceptDelivery(delivery(id));
    const wrong = gate(1);
    const right = { ...wrong, runId: wrong.runId + 1 };
    await store.finishDelivery('asked', [wrong], T0);
    const known = await store.openGates(wrong.repository.id);
    await store.finishDelivery('asked again', [right], T0);
    await store.finishDelivery('moved', known, T0, 'reminder');
    await store.askNow(known, T0, 'reminder');
    expect(await store.openGates(wrong.repository.id)).toEqual([right]);
  });

  it('accepts two deliveries at once without mixing them up', async () => {
    const store = await (await newPlace()).open();
    const ids = Array.from({ length: 50 }, (_, index) => `id-${index % 25}`);
    const answers = await Promise.all(ids.map((id) => store.acceptDelivery(delivery(id))));
    expect(answers.filter((one) => one === 'stored')).toHaveLength(25);
    expect(await store.waitingDeliveries(100)).toHaveLength(25);
  });

  it('accepts many at once, and one that cannot be kept takes no other with it', async () => {
    const store = await (await newPlace()).open();
    const ids = Array.from({ length: 150 }, (_, index) => `id-${index}`);
    const broken = store.acceptDelivery(delivery('broken', { event: null as never }));
    const others = ids.map((id) => store.acceptDelivery(delivery(id)));
    await expect(broken).rejects.toThrow(/null/i);
    expect(new Set(await Promise.all(others))).toEqual(new Set(['stored']));
    const kept = (await store.waitingDeliveries(1000)).map(({ id }) => id);
    expect(kept.toSorted()).toEqual(ids.toSorted());
  });

  it('has a delivery where other connections see it when it says so, also among many', async () => {
    const place = await newPlace();
    const [store, other] = [await place.open(), await place.open()];
    const ids = Array.from({ length: 20 }, (_, index) => `id-${index}`);
    const seen = ids.map(async (id) => {
      await store.acceptDelivery(delivery(id));
      return (await other.waitingDeliveries(100)).some((one) => one.id === id);
    });
    expect(await Promise.all(seen)).toEqual(ids.map(() => true));
  });

  it('finishes many at once, and one that it never accepted takes no other with it', async () => {
    const store = await (await newPlace()).open();
    const ids = Array.from({ length: 20 }, (_, index) => `id-${index}`);
    for (const id of ids) await store.acceptDelivery(delivery(id));
    const unknown = store.finishDelivery('nobody', [gate(999)], T0);
    const others = ids.map((id, index) => store.finishDelivery(id, [gate(index), gate(index + 1)], T0));
    await expect(unknown).rejects.toThrow(/nobody was .*never accepted/);
    await Promise.all(others);
    expect(await store.waitingDeliveries(100)).toEqual([]);
    const asked = (await store.openGates(1)).map(({ deploymentId }) => deploymentId);
    expect(asked.toSorted((one, two) => one - two)).toEqual(Array.from({ length: 21 }, (_, index) => index));
  });

  it('finishes a delivery once when it is finished twice at the same moment', async () => {
    const store = await (await newPlace()).open();
    await store.acceptDelivery(delivery('a'));
    await Promise.all([store.finishDelivery('a', [gate(1)], T0), store.finishDelivery('a', [gate(1)], T0)]);
    const claim = await claimed(store, T0);
    await store.releaseClaim(claim, { dueAt: null });
    expect(await store.nextDueAt()).toBeNull();
  });

  it('leaves a delivery to whoever looks first, also one that came in just now by a clock that is ahead', async () => {
    const store = await (await newPlace()).open();
    await store.acceptDelivery(delivery('a', { receivedAt: T0 + 60_000 }));
    expect(await store.claimDeliveries(T0, T0 + 1000, 9)).toHaveLength(1);
    expect(await store.claimDeliveries(T0 + 999, T0 + 2000, 9)).toEqual([]);
    expect(await store.claimDeliveries(T0 + 1000, T0 + 2000, 9)).toHaveLength(1);
  });
}
