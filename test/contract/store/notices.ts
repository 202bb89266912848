import { expect, it } from 'vitest';
import { toInstant } from '../../../src/domain/instant.ts';
import type { Notice } from '../../../src/domain/notice.ts';
import type { Claim, PendingNotice, Store } from '../../../src/flow/ports.ts';
import { answer, ask, claimed, gate, openGate, SHA, SHOP, T0 } from './samples.ts';
import type { Place } from './store-under-test.ts';

function notice(change: Partial<Notice> = {}): Notice {
  return {
    kind: 'notify',
    repository: SHOP,
    target: { channel: 'slack', variable: 'SLACK_URL' },
    event: 'decision',
    subject: 'gate/1',
    content: 'first',
    action: 'tell',
    told: {
      at: toInstant(T0),
      environment: 'production',
      sha: SHA,
      deploymentId: 1,
      runId: 1001,
      summary: 'acme/shop waits',
      lines: [],
    },
    ...change,
  };
}

const LEASE_MS = 60_000;
const DAY_MS = 86_400_000;

export function noticeCases(newPlace: () => Promise<Place>): void {
  async function withClaim(): Promise<{
    place: Place;
    store: Store;
    claim: Claim;
    want: (...notices: Notice[]) => Promise<boolean>;
  }> {
    const place = await newPlace();
    const store = await place.open();
    await ask(store, [gate(1)], T0);
    const claim = await claimed(store, T0);
    return { place, store, claim, want: (...notices) => store.saveRecord(claim, answer({ notices })) };
  }

  async function claimAt(store: Store, at = T0): Promise<readonly PendingNotice[]> {
    return await store.claimNotices({ at, leaseUntil: at + LEASE_MS, deadline: at - DAY_MS, limit: 20 });
  }

  async function only(store: Store, at = T0): Promise<PendingNotice> {
    const [first, ...more] = await claimAt(store, at);
    if (!first || more.length > 0) throw new Error(`expected one notice, got ${more.length + (first ? 1 : 0)}`);
    return first;
  }

  it('gives what is to be told to one process, and again when that one is gone', async () => {
    const { place, store, want } = await withClaim();
    await want(notice());
    const other = await place.open();
    expect(await claimAt(store)).toMatchObject([{ notice: notice(), attempts: 0, wantedAt: T0, isTrue: true }]);
    expect(await claimAt(other)).toEqual([]);
    expect(await claimAt(other, T0 + LEASE_MS - 1)).toEqual([]);
    expect(await claimAt(other, T0 + LEASE_MS)).toMatchObject([{ attempts: 1 }]);
  });

  it('tells the same content of a slot once, and each change of it in order', async () => {
    const { store, want } = await withClaim();
    await want(notice());
    await want(notice({ told: { ...notice().told, summary: 'the same in other words' } }));
    await want(notice({ content: 'second' }), notice({ content: 'first' }));
    expect((await claimAt(store)).map((one) => one.notice.content)).toEqual(['first', 'second', 'first']);
    await want(notice());
    expect(await claimAt(store)).toEqual([]);
  });

  it('keeps targets, events and subjects apart', async () => {
    const { store, want } = await withClaim();
    const target = { channel: 'webhook', variable: 'SLACK_URL' } as const;
    await want(notice(), notice({ target }), notice({ event: 'released' }), notice({ subject: 'gate/2' }));
    expect(await claimAt(store)).toHaveLength(4);
  });

  it('waits with a notice until the effect that it tells of is done', async () => {
    const { store, claim } = await withClaim();
    const awaiting = notice({ awaits: '1/gate/1/open' });
    await store.saveRecord(claim, answer({ effects: [openGate(gate(1))], notices: [awaiting] }));
    expect(await claimAt(store)).toEqual([]);
    const [opening] = await store.pendingEffects(claim.key, T0);
    if (!opening) throw new Error('expected the opening of the gate');
    await store.settleEffect(opening, { kind: 'done' }, T0);
    expect(await only(store)).toMatchObject({ isTrue: true });
  });

  it('gives out what never came true when its time is over', async () => {
    const { store, want } = await withClaim();
    await want(notice({ awaits: '1/gate/1/open' }));
    expect(await claimAt(store, T0 + DAY_MS)).toEqual([]);
    expect(await only(store, T0 + DAY_MS + 1)).toMatchObject({ isTrue: false });
  });

  it('tries again later and later, and ends when it is told', async () => {
    const { store, want } = await withClaim();
    await want(notice());
    let at = T0;
    for (const wait of [1000, 2000, 4000, 8000]) {
      await store.settleNotice(await only(store, at), { kind: 'retry', because: 'answered 500' }, at);
      expect(await claimAt(store, at + wait - 1)).toEqual([]);
      at += wait;
    }
    await store.settleNotice(await only(store, at), { kind: 'done' }, at);
    expect(await claimAt(store, at + DAY_MS)).toEqual([]);
  });

  it('waits as long as the receiver asks', async () => {
    const { store, want } = await withClaim();
    await want(notice());
    await store.settleNotice(await only(store), { kind: 'retry', because: 'answered 429', afterMs: 90_000 }, T0);
    expect(await claimAt(store, T0 + 89_999)).toEqual([]);
    expect(await claimAt(store, T0 + 90_000)).toHaveLength(1);
  });

  it('ignores whoever lost a notice to another process', async () => {
    const { store, want } = await withClaim();
    await want(notice());
    const slow = await only(store);
    const newer = await only(store, T0 + LEASE_MS);
    await store.settleNotice(slow, { kind: 'superseded', because: 'too slow' }, T0 + LEASE_MS);
    await store.settleNotice(newer, { kind: 'retry', because: 'answered 500', afterMs: 1 }, T0 + LEASE_MS);
    expect(await only(store, T0 + LEASE_MS + 1)).toMatchObject({ attempts: 2 });
  });

  it('does not tell any more what was over before it was told', async () => {
    const { store, want } = await withClaim();
    await want(notice({ event: 'gate-waiting-over', content: 'once' }));
    await want(notice({ event: 'gate-waiting-over', content: 'once', action: 'resolve' }));
    expect(await claimAt(store)).toMatchObject([{ notice: { action: 'resolve' } }]);
  });

  it('knows what was told because of a question', async () => {
    const { store, claim, want } = await withClaim();
    await want(notice(), notice({ content: 'second' }));
    expect((await store.noticesOf(claim.key)).map(({ content }) => content)).toEqual(['first', 'second']);
    expect(await store.noticesOf('1/gate/2')).toEqual([]);
  });

  it('forgets what was told when the question ended 400 days ago, and not before', async () => {
    const { store, claim } = await withClaim();
    await store.saveRecord(claim, answer({ notices: [notice()], final: true }));
    await store.settleNotice(await only(store), { kind: 'done' }, T0);
    await store.prune(T0 + 400 * DAY_MS);
    expect(await store.noticesOf(claim.key)).toHaveLength(1);
    await store.prune(T0 + 400 * DAY_MS + 1);
    expect(await store.noticesOf(claim.key)).toEqual([]);
  });

  it('keeps gates apart from it: nothing told makes a question due or holds its lane', async () => {
    const { store, claim, want } = await withClaim();
    await want(notice());
    await store.releaseClaim(claim, { dueAt: null });
    expect(await store.nextDueAt()).toBeNull();
    expect(await store.claimQuestion(T0 + DAY_MS, T0 + DAY_MS + 1)).toBeNull();
  });

  it('writes into the audit log what is about to be told, and how each try ended', async () => {
    const { place, store, want } = await withClaim();
    await want(notice());
    await store.settleNotice(await only(store), { kind: 'retry', because: 'answered 500' }, T0);
    await store.settleNotice(await only(store, T0 + 1000), { kind: 'superseded', because: 'answered 410' }, T0 + 1000);
    const entries = (await place.auditLines(SHOP.installationId)).map((line) => JSON.parse(line));
    const slot = '1/notify/gate/1/decision/slack/SLACK_URL';
    const about = { repository: 'acme/shop', deployment: 1, environment: 'production', commit: SHA };
    expect(entries.slice(-3)).toMatchObject([
      { kind: 'effect', subject: about, data: { effect: 'notify', slot } },
      { kind: 'outcome', data: { slot, attempt: 1, outcome: 'retry', because: 'answered 500' } },
      { kind: 'outcome', data: { slot, attempt: 2, outcome: 'superseded', because: 'answered 410' } },
    ]);
  });
}
