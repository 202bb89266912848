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

  it('tells that it is over after what is being sent at that moment, and no later than its lease ends', async () => {
    const { place, store, want } = await withClaim();
    await want(notice({ event: 'escalation', content: 'once' }), notice({ subject: 'gate/2' }));
    const [page] = await claimAt(store);
    const wantOver = { event: 'escalation', content: 'once', action: 'resolve' } as const;
    await want(notice(wantOver), notice({ ...wantOver, subject: 'gate/2' }), notice({ subject: 'gate/3' }));
    const other = await place.open();
    // Others are not held up by it.
    const subjects = (await claimAt(other)).map((one) => one.notice.subject);
    expect(subjects).toEqual(['gate/2', 'gate/3']);
    if (!page) throw new Error('expected the page');
    await store.settleNotice(page, { kind: 'retry', because: 'answered 500' }, T0);
    expect(await claimAt(other, T0 + LEASE_MS - 1)).toEqual([]);
    const later = (await claimAt(other, T0 + LEASE_MS)).map((one) => one.notice.action);
    expect(later.filter((action) => action === 'resolve')).toHaveLength(2);
    const lines = (await place.auditLines(SHOP.installationId)).join('\n');
    expect(lines).toContain('it was over while it was being sent: it may have been told');
  });

  it('tells at once that it is over when what was told only waits for its next try, or its process is long gone', async () => {
    const { store, want } = await withClaim();
    const page = notice({ event: 'escalation', content: 'once' });
    const over = notice({ event: 'escalation', content: 'once', action: 'resolve' });
    await want(page);
    const busy = { kind: 'retry', because: 'answered 429', afterMs: 3_600_000 } as const;
    await store.settleNotice(await only(store), busy, T0);
    await want(over);
    expect(await only(store)).toMatchObject({ notice: { action: 'resolve' } });
  });

  it('knows from then on that a try whose end nobody saw may have told it', async () => {
    const { store, want } = await withClaim();
    await want(notice());
    const refused = { kind: 'retry', because: 'answered 500', afterMs: 1 } as const;
    const first = await only(store);
    expect(first).toMatchObject({ attempts: 0, mayBeTold: false });
    await store.settleNotice(first, refused, T0);
    expect(await only(store, T0 + 1)).toMatchObject({ attempts: 1, mayBeTold: false });
    const afterDeath = await only(store, T0 + 1 + LEASE_MS);
    expect(afterDeath).toMatchObject({ attempts: 2, mayBeTold: true });
    await store.settleNotice(afterDeath, refused, T0 + 1 + LEASE_MS);
    expect(await only(store, T0 + 2 + LEASE_MS)).toMatchObject({ attempts: 3, mayBeTold: true });
  });

  it('knows it also when the receiver took it and did not answer in time', async () => {
    const { store, want } = await withClaim();
    await want(notice());
    const unseen = { kind: 'retry', because: 'no answer in time', afterMs: 1, mayBeDone: true } as const;
    await store.settleNotice(await only(store), unseen, T0);
    expect(await only(store, T0 + 1)).toMatchObject({ mayBeTold: true });
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
