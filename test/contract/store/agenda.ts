import { expect, it } from 'vitest';
import {
  answer,
  ask,
  check,
  claimed,
  command,
  EVER,
  facts,
  gate,
  LEASE,
  openGate,
  pullRequest,
  report,
  SHA,
  SHOP,
  T0,
} from './samples.ts';
import type { Place } from './store-under-test.ts';

export function agendaCases(newPlace: () => Promise<Place>): void {
  it('gives out what has been due longest, and nothing before its time', async () => {
    const store = await (await newPlace()).open();
    await ask(store, [pullRequest(2)], T0 + 20);
    await ask(store, [pullRequest(1)], T0 + 10);
    expect(await store.claimQuestion(T0 + 9, T0 + LEASE)).toBeNull();
    expect(await store.nextDueAt()).toBe(T0 + 10);
    expect((await claimed(store, T0 + 30)).question).toEqual(pullRequest(1));
    expect((await claimed(store, T0 + 30)).question).toEqual(pullRequest(2));
  });

  it('keeps the place of a question that is asked again, and its newest wording', async () => {
    const store = await (await newPlace()).open();
    await ask(store, [pullRequest(1)], T0);
    await ask(store, [pullRequest(2)], T0 + 5);
    const renamed = { ...pullRequest(1), repository: { ...SHOP, name: 'store' } };
    await ask(store, [renamed], T0 + 10);
    expect((await claimed(store, T0 + 20)).question).toEqual(renamed);
    expect((await claimed(store, T0 + 20)).question).toEqual(pullRequest(2));
    expect(await store.claimQuestion(T0 + 20, T0 + LEASE)).toBeNull();
  });

  it('answers one question of a lane at a time, in whatever case the environment is written', async () => {
    const store = await (await newPlace()).open();
    await ask(store, [gate(1, 'production')], T0);
    await ask(store, [gate(2, 'Production')], T0 + 1);
    await ask(store, [gate(3, 'staging')], T0 + 2);
    const first = await claimed(store, T0 + 10);
    expect(first.key).toBe('1/gate/1');
    expect((await claimed(store, T0 + 10)).key).toBe('1/gate/3');
    expect(await store.claimQuestion(T0 + 10, T0 + LEASE)).toBeNull();
    await store.releaseClaim(first, { dueAt: null });
    expect((await claimed(store, T0 + 10)).key).toBe('1/gate/2');
  });

  it('asks again when an event came while the question was being answered', async () => {
    const store = await (await newPlace()).open();
    await ask(store, [gate(1)], T0);
    const claim = await claimed(store, T0);
    await ask(store, [gate(1)], T0 + 5);
    await store.saveRecord(claim, answer());
    await store.releaseClaim(claim, { dueAt: T0 + 3_600_000 });
    expect(await store.nextDueAt()).toBeLessThanOrEqual(T0 + 5);
    expect((await claimed(store, T0 + 5)).key).toBe(claim.key);
  });

  it('sets the timer when no event came, and takes it back when the answer needs none', async () => {
    const store = await (await newPlace()).open();
    await ask(store, [gate(1)], T0);
    await store.releaseClaim(await claimed(store, T0), { dueAt: T0 + 1000 });
    expect(await store.nextDueAt()).toBe(T0 + 1000);
    await store.releaseClaim(await claimed(store, T0 + 1000), { dueAt: null });
    expect(await store.nextDueAt()).toBeNull();
  });

  it('lets an event move a timer forward', async () => {
    const store = await (await newPlace()).open();
    await ask(store, [gate(1)], T0);
    await store.releaseClaim(await claimed(store, T0), { dueAt: T0 + 86_400_000 });
    await ask(store, [gate(1)], T0 + 10);
    expect(await store.nextDueAt()).toBe(T0 + 10);
  });

  it('gives a question to somebody else when its lease ends, and fences off who had it', async () => {
    const store = await (await newPlace()).open();
    await ask(store, [gate(1)], T0);
    const dead = await claimed(store, T0);
    expect(await store.claimQuestion(T0 + LEASE - 1, T0 + 2 * LEASE)).toBeNull();
    expect(await store.nextDueAt()).toBe(T0 + LEASE);
    const next = await claimed(store, T0 + LEASE);
    expect(next.token).toBeGreaterThan(dead.token);
    expect(await store.saveRecord(dead, answer({ effects: [report(gate(1), 'stale')] }))).toBe(false);
    await store.releaseClaim(dead, { dueAt: null });
    expect(await store.pendingEffects(dead.key, EVER)).toEqual([]);
    expect(await store.saveRecord(next, answer({ effects: [report(gate(1), 'fresh')] }))).toBe(true);
    expect(await store.pendingEffects(next.key, EVER)).toHaveLength(1);
  });

  it('takes nothing from a claim that was given back', async () => {
    const store = await (await newPlace()).open();
    await ask(store, [gate(1)], T0);
    const claim = await claimed(store, T0);
    await store.releaseClaim(claim, { dueAt: null });
    expect(await store.saveRecord(claim, answer({ final: true }))).toBe(false);
    expect(await store.openGates(SHOP.id)).toHaveLength(1);
  });

  it('counts tries that failed in a row, crashes included, and forgets them after a good one', async () => {
    const store = await (await newPlace()).open();
    await ask(store, [gate(1)], T0);
    const first = await claimed(store, T0);
    await store.releaseClaim(first, { dueAt: T0 + 10, failed: 'GitHub is away' });
    const second = await claimed(store, T0 + 10);
    const afterCrash = await claimed(store, T0 + 10 + LEASE);
    await store.releaseClaim(afterCrash, { dueAt: T0 + 200_000 });
    const good = await claimed(store, T0 + 200_000);
    expect([first, second, afterCrash, good].map((one) => one.failures)).toEqual([0, 1, 2, 0]);
  });

  it('tells a timer that has only come from news, also news that a failed try or a crash has left behind', async () => {
    const store = await (await newPlace()).open();
    const told: (boolean | undefined)[] = [];
    const claimAt = async (at: number) => {
      const claim = await claimed(store, at);
      told.push(claim.isByTimerAlone);
      return claim;
    };
    await ask(store, [gate(1)], T0);
    await store.releaseClaim(await claimAt(T0), { dueAt: T0 + 10 });
    const byTimer = await claimAt(T0 + 10);
    await ask(store, [gate(1)], T0 + 11);
    await store.releaseClaim(byTimer, { dueAt: T0 + 20 });
    await store.releaseClaim(await claimAt(T0 + 20), { dueAt: T0 + 30, failed: 'GitHub is away' });
    await claimAt(T0 + 30);
    await store.releaseClaim(await claimAt(T0 + 30 + LEASE), { dueAt: T0 + 100_000 });
    await store.releaseClaim(await claimAt(T0 + 100_000), { dueAt: null });
    expect(told).toEqual([false, true, false, false, false, true]);
  });

  it('does not reopen a gate or a command that has its final answer', async () => {
    const store = await (await newPlace()).open();
    for (const question of [gate(1), command(5)]) {
      await ask(store, [question], T0);
      const claim = await claimed(store, T0);
      await store.saveRecord(claim, answer({ final: true }));
      await store.releaseClaim(claim, { dueAt: T0 + 5 });
      await ask(store, [question], T0 + 10);
    }
    expect(await store.nextDueAt()).toBeNull();
    expect(await store.openGates(SHOP.id)).toEqual([]);
  });

  it('asks about a closed pull request again, because it can be reopened', async () => {
    const store = await (await newPlace()).open();
    await ask(store, [pullRequest(1)], T0);
    const claim = await claimed(store, T0);
    await store.saveRecord(claim, answer({ final: true }));
    await store.releaseClaim(claim, { dueAt: T0 + 5 });
    expect(await store.nextDueAt()).toBeNull();
    await ask(store, [pullRequest(1)], T0 + 10);
    expect(await store.nextDueAt()).toBe(T0 + 10);
  });

  it('lists the gates of a repository that have no final answer', async () => {
    const store = await (await newPlace()).open();
    const elsewhere = gate(9, 'production', { ...SHOP, id: 2 });
    await ask(store, [gate(1), gate(2, 'staging'), pullRequest(3), elsewhere], T0);
    expect(await store.openGates(SHOP.id)).toEqual([gate(1), gate(2, 'staging')]);
    const claim = await claimed(store, T0);
    await store.saveRecord(claim, answer({ final: true }));
    expect((await store.openGates(SHOP.id)).concat(await store.openGates(2))).toHaveLength(2);
  });

  it('knows the open gates of all repositories of an installation, and of no other', async () => {
    const store = await (await newPlace()).open();
    const warehouse = gate(2, 'production', { ...SHOP, id: 2, name: 'warehouse' });
    await ask(store, [gate(1), warehouse, gate(3, 'production', { ...SHOP, id: 3, installationId: 91 })], T0);
    await ask(store, [pullRequest(4)], T0);
    expect(await store.openGatesOfInstallation(SHOP.installationId)).toEqual([gate(1), warehouse]);
    await store.saveRecord(await claimed(store, T0), answer({ final: true }));
    expect(await store.openGatesOfInstallation(SHOP.installationId)).toEqual([warehouse]);
  });

  it('knows which open gates and pull requests news about a commit concern', async () => {
    const store = await (await newPlace()).open();
    const other = 'b'.repeat(40);
    await ask(store, [gate(1)], T0);
    await ask(store, [gate(2)], T0 + 1);
    await ask(store, [gate(3)], T0 + 2);
    await ask(store, [pullRequest(4)], T0 + 3);
    for (const sha of [SHA, other]) {
      const claim = await claimed(store, T0 + 3);
      await store.saveRecord(claim, answer({ facts: { ...facts(), candidate: { sha } } }));
      await store.releaseClaim(claim, { dueAt: null });
    }
    const unanswered = await claimed(store, T0 + 3);
    const claim = await claimed(store, T0 + 3);
    await store.saveRecord(claim, answer({ effects: [{ ...check(4, 'low'), externalId: 'merge' }] }));
    expect(await store.questionsAbout(SHOP.id, SHA)).toEqual([gate(1), gate(3), pullRequest(4)]);
    expect(await store.questionsAbout(SHOP.id, other)).toEqual([gate(2), gate(3)]);
    expect(await store.questionsAbout(2, SHA)).toEqual([]);
    await store.saveRecord(unanswered, answer({ final: true }));
    expect(await store.questionsAbout(SHOP.id, other)).toEqual([gate(2)]);
  });

  it('makes the questions due that an answer asks for, with the answer or not at all', async () => {
    const store = await (await newPlace()).open();
    await ask(store, [command(5)], T0);
    const claim = await claimed(store, T0);
    const broken = answer({ questions: [gate(1)], decision: { not: Number.NaN } as never });
    await expect(store.saveRecord(claim, broken)).rejects.toThrow();
    expect(await store.openGates(SHOP.id)).toEqual([]);
    await store.saveRecord(claim, answer({ questions: [gate(1)], final: true }));
    await store.releaseClaim(claim, { dueAt: null });
    expect((await claimed(store, T0)).question).toEqual(gate(1));
  });

  it('answers what people said before any gate of the repository, however long that has been due', async () => {
    const store = await (await newPlace()).open();
    await ask(store, [gate(1)], T0);
    await ask(store, [gate(2, 'staging')], T0 + 1);
    await ask(store, [command(5)], T0 + 1000);
    const said = await claimed(store, T0 + 2000);
    expect(said.question).toEqual(command(5));
    // A hold may be in it: until it is answered, whoever else is free lets no gate of the repository go.
    expect(await store.claimQuestion(T0 + 2000, T0 + 2000 + LEASE)).toBeNull();
    await store.saveRecord(said, answer({ final: true }));
    await store.releaseClaim(said, { dueAt: null });
    expect((await claimed(store, T0 + 2000)).key).toBe('1/gate/1');
  });

  it('lets no gate overtake a command that could not be answered for a while, nor what the gate still has to send', async () => {
    const store = await (await newPlace()).open();
    await ask(store, [gate(1)], T0);
    const opening = await claimed(store, T0);
    await store.saveRecord(opening, answer({ effects: [openGate(gate(1))] }));
    await store.releaseClaim(opening, { dueAt: T0 + 10 });
    await ask(store, [command(5)], T0 + 5);
    const said = await claimed(store, T0 + 5);
    await store.releaseClaim(said, { dueAt: T0 + 3_600_000, failed: 'GitHub wants to be left alone' });
    expect(await store.claimQuestion(T0 + 1000, T0 + LEASE)).toBeNull();
    const elsewhere = gate(9, 'production', { ...SHOP, id: 2 });
    await ask(store, [elsewhere], T0 + 1000);
    const other = await claimed(store, T0 + 1000);
    expect(other.question).toEqual(elsewhere);
    await store.releaseClaim(other, { dueAt: null });
    expect((await claimed(store, T0 + 3_600_000)).question).toEqual(command(5));
  });

  it('does not let a command that can never be answered hold its gates for ever', async () => {
    const store = await (await newPlace()).open();
    await ask(store, [command(5), gate(1)], T0);
    let at = T0;
    for (let tries = 0; tries < 6; tries++, at += 1000) {
      const said = await claimed(store, at);
      expect(said.question).toEqual(command(5));
      await store.releaseClaim(said, { dueAt: at + 1000, failed: 'no' });
    }
    expect((await claimed(store, at - 1)).question).toEqual(gate(1));
  });

  it('answers the oldest first of commands and gates of several repositories of one installation', async () => {
    const store = await (await newPlace()).open();
    const elsewhere = gate(9, 'production', { ...SHOP, id: 2 });
    await ask(store, [elsewhere], T0);
    await ask(store, [command(5)], T0 + 10);
    expect((await claimed(store, T0 + 20)).question).toEqual(elsewhere);
    expect((await claimed(store, T0 + 20)).question).toEqual(command(5));
  });

  it('takes turns between installations, so that one with many gates does not keep others waiting', async () => {
    const store = await (await newPlace()).open();
    const many = Array.from({ length: 6 }, (_, index) => gate(index + 1, `env${index}`));
    await ask(store, many, T0);
    const warehouse = gate(20, 'production', { ...SHOP, id: 2, installationId: 91 });
    const office = [30, 31].map((id) => gate(id, `env${id}`, { ...SHOP, id: 3, installationId: 92 }));
    await ask(store, [warehouse, ...office], T0 + 1000);
    const order: number[] = [];
    for (let nth = 0; nth < 9; nth++) {
      const claim = await claimed(store, T0 + 2000);
      await store.releaseClaim(claim, { dueAt: null });
      order.push(claim.question.repository.installationId);
    }
    expect(order).toEqual([90, 91, 92, 90, 92, 90, 90, 90, 90]);
  });

  it('never gives one lane to two, however many ask at once', async () => {
    const place = await newPlace();
    const stores = await Promise.all([place.open(), place.open(), place.open()]);
    const [store] = stores;
    if (!store) throw new Error('expected a store');
    await ask(store, [gate(1), gate(2), gate(3), gate(4, 'staging')], T0);
    const claims = await Promise.all([...stores, ...stores].map((one) => one.claimQuestion(T0, T0 + LEASE)));
    const lanes = claims.flatMap((claim) => (claim?.question.kind === 'gate' ? [claim.question.environment] : []));
    expect(lanes.sort()).toEqual(['production', 'staging']);
  });
}
