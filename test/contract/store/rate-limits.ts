import { expect, it } from 'vitest';
import type { Effect } from '../../../src/domain/effect.ts';
import type { Limit } from '../../../src/domain/rate-budget.ts';
import type { PendingEffect, Store } from '../../../src/flow/ports.ts';
import { answer, ask, check, claimed, command, EVER, gate, LEASE, openGate, pullRequest, SHOP, T0 } from './samples.ts';
import type { Place } from './store-under-test.ts';

const ME = SHOP.installationId;
/** Ten a minute, eight of them for what is no gate. */
const TEN: readonly Limit[] = [{ of: 'writes', most: 10, withinMs: 60_000 }];
const POINT = { urgency: 'check', cost: { writes: 0, points: 1 } } as const;

export function rateLimitCases(newPlace: () => Promise<Place>): void {
  async function pendingChecks(store: Store, from: number, count: number): Promise<readonly PendingEffect[]> {
    const pending: PendingEffect[] = [];
    for (let number = from; number < from + count; number++) {
      pending.push(await pendingOf(store, check(number, 'waits'), pullRequest(number)));
    }
    return pending;
  }

  async function pendingOf(store: Store, effect: Effect, question: Parameters<typeof ask>[1][number]) {
    await ask(store, [question], T0);
    const claim = await claimed(store, T0);
    await store.saveRecord(claim, answer({ effects: [effect] }));
    await store.releaseClaim(claim, { dueAt: null });
    const [pending] = await store.pendingEffects(claim.key, EVER);
    if (!pending) throw new Error('expected a pending effect');
    return pending;
  }

  async function admitted(store: Store, all: readonly PendingEffect[], at: number, limits = TEN): Promise<number> {
    let count = 0;
    for (const one of all) if ((await store.admitEffect(one, at, limits)).kind === 'admitted') count++;
    return count;
  }

  it('lets through what there is room for, and puts off the rest without counting a try', async () => {
    const store = await (await newPlace()).open();
    const checks = await pendingChecks(store, 1, 12);
    expect(await admitted(store, checks, T0)).toBe(8);
    const [off] = checks.slice(-1);
    if (!off) throw new Error('expected a check');
    const [still] = await store.pendingEffects('1/pull-request/12', EVER);
    expect(still).toEqual(off);
    expect(await store.pendingEffects('1/pull-request/12', T0 + 59_000)).toEqual([]);
    expect(await store.backlog(T0)).toMatchObject({ effectsPending: 12, effectsDeferred: 4 });
    expect(await admitted(store, checks.slice(8), T0 + 61_000)).toBe(4);
    expect(await store.backlog(T0 + 61_000)).toMatchObject({ effectsDeferred: 0 });
  });

  it('keeps room for gates, whoever else floods it', async () => {
    const store = await (await newPlace()).open();
    const checks = await pendingChecks(store, 1, 30);
    expect(await admitted(store, checks, T0)).toBe(8);
    const opening = await pendingOf(store, openGate(gate(1)), gate(1));
    expect(await store.admitEffect(opening, T0, TEN)).toEqual({ kind: 'admitted' });
  });

  it('gives room to those who wait for longest, and to the urgent before them', async () => {
    const store = await (await newPlace()).open();
    const checks = await pendingChecks(store, 1, 18);
    const [reply] = [
      await pendingOf(store, { kind: 'reply', repository: SHOP, issueNumber: 1, commentId: 5, body: 'x' }, command(5)),
    ];
    await admitted(store, checks.slice(0, 8), T0);
    expect((await store.admitEffect(reply, T0, TEN)).kind).toBe('wait');
    await admitted(store, checks.slice(8), T0 + 1000);
    // Nine checks and a reply, due together by now, for eight places: the reply came first and is less urgent.
    const later = T0 + 600_000;
    expect((await store.admitEffect(reply, later, TEN)).kind).toBe('wait');
    expect(await admitted(store, checks.slice(9), later)).toBe(7);
    const [first] = checks.slice(8);
    if (!first) throw new Error('expected a check');
    expect(await store.admitEffect(first, later, TEN)).toEqual({ kind: 'admitted' });
  });

  it('spreads what waits over the time that it will take', async () => {
    const store = await (await newPlace()).open();
    const checks = await pendingChecks(store, 1, 40);
    await admitted(store, checks, T0);
    const dueAt: number[] = [];
    for (const one of checks.slice(8)) {
      const wait = await store.admitEffect(one, T0, TEN);
      if (wait.kind === 'wait') dueAt.push(wait.until);
    }
    expect(dueAt).toHaveLength(32);
    for (let minute = 1; minute <= 5; minute++) {
      const until = T0 + minute * 60_000;
      expect(dueAt.filter((at) => at <= until && at > until - 60_000).length).toBeLessThanOrEqual(16);
    }
  });

  it('counts for all processes together', async () => {
    const place = await newPlace();
    const [one, other] = [await place.open(), await place.open()];
    const checks = await pendingChecks(one, 1, 20);
    const both = await Promise.all([admitted(one, checks.slice(0, 10), T0), admitted(other, checks.slice(10), T0)]);
    expect(both[0] + both[1]).toBe(8);
  });

  it('counts each installation for itself', async () => {
    const store = await (await newPlace()).open();
    const limits: readonly Limit[] = [{ of: 'points', most: 5, withinMs: 60_000 }];
    for (let taken = 0; taken < 4; taken++) {
      expect(await store.takeRoom(ME, POINT, T0, limits)).toEqual({ kind: 'admitted' });
    }
    expect(await store.takeRoom(ME, POINT, T0, limits)).toEqual({ kind: 'wait', until: T0 + 60_000 });
    expect(await store.takeRoom(ME + 1, POINT, T0, limits)).toEqual({ kind: 'admitted' });
    expect(await store.takeRoom(ME, { ...POINT, urgency: 'gate' }, T0, limits)).toEqual({ kind: 'admitted' });
  });

  it('lets nothing through while GitHub wants to be left alone, and gates first afterwards', async () => {
    const store = await (await newPlace()).open();
    const [one] = await pendingChecks(store, 1, 1);
    const opening = await pendingOf(store, openGate(gate(1)), gate(1));
    if (!one) throw new Error('expected a check');
    await store.pauseInstallation(ME, { all: T0 + 30_000 });
    await store.pauseInstallation(ME, { all: T0 + 10_000 });
    expect(await store.pausedUntil(ME, T0)).toBe(T0 + 30_000);
    expect(await store.backlog(T0)).toMatchObject({ pausedUntil: T0 + 30_000 });
    expect((await store.takeRoom(ME, { ...POINT, urgency: 'gate' }, T0)).kind).toBe('wait');
    expect(await store.admitEffect(opening, T0)).toEqual({ kind: 'wait', until: T0 + 30_000 });
    const wait = await store.admitEffect(one, T0);
    expect(wait).toMatchObject({ kind: 'wait' });
    if (wait.kind === 'wait') expect(wait.until).toBeGreaterThan(T0 + 30_000);
    expect(await store.pausedUntil(ME, T0 + 30_000)).toBeNull();
    expect(await store.pausedUntil(ME + 1, T0)).toBeNull();
    expect((await claimed(store, T0 + 31_000)).key).toBe('1/gate/1');
    expect(await store.admitEffect(opening, T0 + 30_000)).toEqual({ kind: 'admitted' });
  });

  it('keeps the end of an hour for gates where GitHub says that it is nearly used up', async () => {
    const store = await (await newPlace()).open();
    await store.pauseInstallation(ME, { others: T0 + 30_000 });
    expect(await store.pausedUntil(ME, T0)).toBeNull();
    expect((await store.takeRoom(ME, POINT, T0)).kind).toBe('wait');
    expect(await store.takeRoom(ME, { ...POINT, urgency: 'gate' }, T0)).toEqual({ kind: 'admitted' });
  });

  it('gives out gates and commands before all that was due earlier', async () => {
    const store = await (await newPlace()).open();
    await ask(store, [pullRequest(1), pullRequest(2)], T0);
    await ask(store, [command(5)], T0 + 10);
    await ask(store, [gate(1)], T0 + 20);
    const keys = [];
    for (let next = 0; next < 4; next++) {
      const claim = await claimed(store, T0 + 20);
      keys.push(claim.key);
      await store.releaseClaim(claim, { dueAt: null });
    }
    expect(keys).toEqual(['1/command/5', '1/gate/1', '1/pull-request/1', '1/pull-request/2']);
  });

  it('says when a question is claimed for its effects alone, and when it is due itself', async () => {
    const store = await (await newPlace()).open();
    const [one] = await pendingChecks(store, 1, 1);
    if (!one) throw new Error('expected a check');
    await store.pauseInstallation(ME, { all: T0 + 5_000 });
    await store.admitEffect(one, T0);
    const claim = await claimed(store, T0 + 10_000);
    expect(claim).toMatchObject({ key: '1/pull-request/1', forEffects: { dueAt: null } });
    await store.releaseClaim(claim, { dueAt: null });
    await ask(store, [pullRequest(1)], T0 + 10_000);
    expect((await store.claimQuestion(T0 + 10_000, T0 + LEASE))?.forEffects).toBeUndefined();
  });
}
