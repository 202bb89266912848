import { CompiledQuery, sql } from 'kysely';
import { expect, it } from 'vitest';
import type { Backlog, Claim, Store } from '../../../src/flow/ports.ts';
import { backlogQuery } from '../../../src/store/backlog.ts';
import { SQLITE_SPELLING } from '../../../src/store/migrations/sqlite-spelling.ts';
import { DELIVERIES_ARE_KEPT_MS, FACTS_ARE_KEPT_MS } from '../../../src/store/prune.ts';
import {
  answer,
  ask,
  claimed,
  command,
  delivery,
  facts,
  gate,
  openGate,
  pullRequest,
  report,
  SHA,
  SHOP,
  T0,
} from './samples.ts';
import type { Place } from './store-under-test.ts';

const LEASE_MS = 1000;

export function housekeepingCases(newPlace: () => Promise<Place>): void {
  it('gives a delivery to one process, until its lease ends or it fails', async () => {
    const place = await newPlace();
    const one = await place.open();
    const other = await place.open();
    for (const id of ['a', 'b', 'c']) await one.acceptDelivery(delivery(id));
    const idsOf = async (store: typeof one, at: number) =>
      (await store.claimDeliveries(at, at + LEASE_MS, 2)).map(({ id }) => id);
    expect(await idsOf(one, T0)).toEqual(['a', 'b']);
    expect(await idsOf(other, T0)).toEqual(['c']);
    expect(await idsOf(other, T0 + LEASE_MS - 1)).toEqual([]);
    await one.failDelivery('b', 'boom', 5);
    expect(await idsOf(other, T0 + 1)).toEqual(['b']);
    await one.finishDelivery('a', [], T0 + 2);
    expect(await idsOf(other, T0 + LEASE_MS)).toEqual(['c']);
    expect(
      (await one.claimDeliveries(T0 + 3 * LEASE_MS, T0 + 4 * LEASE_MS, 9)).map(({ body }) => `${Buffer.from(body)}`),
    ).toEqual(['{"delivery":"b"}', '{"delivery":"c"}']);
  });

  it('forgets deliveries two weeks after they were done, and no others', async () => {
    const store = await (await newPlace()).open();
    for (const id of ['old', 'young', 'waiting', 'aside']) await store.acceptDelivery(delivery(id));
    await store.finishDelivery('old', [], T0);
    await store.finishDelivery('young', [], T0 + 1);
    await store.failDelivery('aside', 'boom', 1);
    const at = T0 + DELIVERIES_ARE_KEPT_MS + 1;
    expect(await store.prune(at)).toEqual({ deliveries: 1, records: 0 });
    expect(await store.prune(at)).toEqual({ deliveries: 0, records: 0 });
    expect(await store.acceptDelivery(delivery('young'))).toBe('duplicate');
    expect(await store.acceptDelivery(delivery('old'))).toBe('stored');
    expect(await store.acceptDelivery(delivery('aside'))).toBe('stored');
    expect((await store.waitingDeliveries(9)).map(({ id }) => id)).toContain('waiting');
  });

  it('forgets what finished questions were answered from after 400 days, and keeps what was done and logged', async () => {
    const place = await newPlace();
    const store = await place.open();
    await ask(store, [gate(1)], T0);
    await ask(store, [gate(2)], T0 + 1);
    const finished = await claimed(store, T0 + 2);
    await store.saveRecord(finished, answer({ facts: facts() }));
    await store.saveRecord(finished, answer({ facts: facts(), effects: [openGate(gate(1))], final: true }));
    const [effect] = await store.pendingEffects(finished.key, T0);
    if (!effect) throw new Error('expected a pending effect');
    await store.settleEffect(effect, { kind: 'done' }, T0);
    await store.releaseClaim(finished, { dueAt: null });
    const open = await claimed(store, T0 + 2);
    await store.saveRecord(open, answer({ facts: facts() }));
    await ask(store, [command(3)], T0 + 2);
    const late = await claimed(store, T0 + 2);
    await store.saveRecord(late, answer());
    await store.saveRecord(late, answer({ at: T0 + 5, final: true }));
    const logged = await place.auditLines(SHOP.installationId);
    const { records } = await store.prune(T0 + FACTS_ARE_KEPT_MS + 1);
    expect(records).toBe(2);
    expect(await place.auditLines(SHOP.installationId)).toEqual(logged);
    expect(await store.openedGates(SHOP.id, 'production')).toMatchObject([{ deploymentId: 1 }]);
    expect(await store.questionsAbout(SHOP.id, 'b'.repeat(40))).toEqual([]);
    expect(await store.questionsAbout(SHOP.id, SHA)).toEqual([gate(2)]);
    expect((await store.prune(T0 + FACTS_ARE_KEPT_MS + 6)).records).toBe(2);
  });

  it('forgets more than one batch, also when two processes do it at once', async () => {
    const place = await newPlace();
    const [one, other] = [await place.open(), await place.open()];
    for (let count = 0; count < 450; count++) {
      await one.acceptDelivery(delivery(`d-${count}`));
      await one.finishDelivery(`d-${count}`, [], T0);
    }
    const at = T0 + DELIVERIES_ARE_KEPT_MS + 1;
    const [first, second] = await Promise.all([one.prune(at), other.prune(at)]);
    expect(first.deliveries + second.deliveries + (await one.prune(at)).deliveries).toBe(450);
  });

  it('takes text with characters that some databases refuse', async () => {
    const store = await (await newPlace()).open();
    await store.acceptDelivery(delivery('a'));
    expect(await store.failDelivery('a', 'nul \u0000 and half a pair \ud800', 3)).toBe('waiting');
    await ask(store, [gate(1)], T0);
    const claim = await claimed(store, T0);
    expect(await store.saveRecord(claim, answer({ summary: 'nul \u0000' }))).toBe(true);
    await store.releaseClaim(claim, { dueAt: T0, failed: 'nul \u0000' });
    expect((await claimed(store, T0)).failures).toBe(1);
  });

  it('tells that nothing waits where nothing does', async () => {
    const store = await (await newPlace()).open();
    expect(await store.backlog(T0)).toEqual(NOTHING_WAITS);
    await store.acceptDelivery(delivery('a'));
    await store.finishDelivery('a', [], T0);
    expect(await store.backlog(T0)).toEqual(NOTHING_WAITS);
  });

  it('tells how many deliveries wait or were set aside, and since when the oldest waits', async () => {
    const store = await (await newPlace()).open();
    for (const [nth, id] of ['done', 'aside', 'old', 'young'].entries()) {
      await store.acceptDelivery(delivery(id, { receivedAt: T0 + nth }));
    }
    await store.finishDelivery('done', [], T0 + 9);
    await store.failDelivery('aside', 'boom', 1);
    await store.failDelivery('old', 'boom', 5);
    expect(await store.backlog(T0 + 9)).toEqual({
      ...NOTHING_WAITS,
      deliveriesWaiting: 2,
      oldestDeliveryAt: T0 + 2,
      deliveriesSetAside: 1,
    });
  });

  it('tells of gates from their first answer to their final one, and of effects until they are settled', async () => {
    const store = await (await newPlace()).open();
    await ask(store, [gate(1), pullRequest(4)], T0 + 10);
    expect(await store.backlog(T0 + 9)).toMatchObject({ gatesOpen: 1, oldestGateAt: T0 + 10, questionsDue: 0 });
    expect(await store.backlog(T0 + 10)).toMatchObject({ gatesOpen: 1, questionsDue: 2 });
    const claim = await claimed(store, T0 + 10);
    expect(claim.question).toEqual(gate(1));
    await store.saveRecord(claim, answer({ at: T0 + 20 }));
    await store.saveRecord(claim, answer({ at: T0 + 30, effects: [report(gate(1), 'waits')] }));
    await store.releaseClaim(claim, { dueAt: T0 + 99, failed: 'boom' });
    expect(await store.backlog(T0 + 30)).toEqual({
      ...NOTHING_WAITS,
      gatesOpen: 1,
      gatesFailing: 1,
      oldestGateAt: T0 + 20,
      effectsPending: 1,
      oldestEffectAt: T0 + 30,
      questionsDue: 1,
    });
    const again = await claimedGate(store, T0 + 99);
    const [effect] = await store.pendingEffects(again.key, T0 + 99);
    if (!effect) throw new Error('expected a pending effect');
    await store.settleEffect(effect, { kind: 'done' }, T0 + 99);
    await store.saveRecord(again, answer({ at: T0 + 99, final: true }));
    await store.releaseClaim(again, { dueAt: null });
    expect(await store.backlog(T0 + 99)).toEqual({ ...NOTHING_WAITS, questionsDue: 1 });
  });

  it('reads no table from end to end to tell what waits', async () => {
    const place = await newPlace();
    await place.open();
    const db = await place.raw();
    const isSqlite = place.spelling === SQLITE_SPELLING;
    const explain = isSqlite ? 'explain query plan' : 'explain';
    const { sql: text, parameters } = backlogQuery(db, T0).compile();
    const plan = await db.connection().execute(async (one) => {
      // Where a table is empty, PostgreSQL reads all of it unless told that this is dear.
      if (!isSqlite) await sql`set enable_seqscan = off`.execute(one);
      const { rows } = await one.executeQuery(CompiledQuery.raw(`${explain} ${text}`, [...parameters]));
      return rows.map((row) => JSON.stringify(row));
    });
    await db.destroy();
    expect(
      plan.filter((line) => /delivery_waiting|question_kind|effect_due|question_due/.test(line)).length,
    ).toBeGreaterThanOrEqual(9);
    expect(plan.filter((line) => /Seq Scan|SCAN (delivery|question|record|effect)\b/.test(line))).toEqual([]);
  });
}

const NOTHING_WAITS: Backlog = {
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

/** Past what is due before it in other lanes. */
async function claimedGate(store: Store, at: number): Promise<Claim> {
  const claim = await claimed(store, at);
  return claim.question.kind === 'gate' ? claim : await claimedGate(store, at);
}
