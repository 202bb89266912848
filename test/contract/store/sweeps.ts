import { expect, it } from 'vitest';
import { answer, ask, check, claimed, delivery, gate, pullRequest, SHA, SHOP, T0 } from './samples.ts';
import type { Place } from './store-under-test.ts';

const LEASE_MS = 1000;
const OTHER = { id: 2, owner: 'acme', name: 'api', installationId: 91 };

export function sweepCases(newPlace: () => Promise<Place>): void {
  it('gives a sweep to one of those who ask at once, and remembers for the next', async () => {
    const place = await newPlace();
    const [one, other] = [await place.open(), await place.open()];
    const claims = await Promise.all(
      [one, other, one, other].map((store) => store.claimSweep('runs', T0, T0 + LEASE_MS)),
    );
    const won = claims.filter((claim) => claim !== null);
    expect(won).toEqual([{ name: 'runs', token: 1, memory: null }]);
    expect(await other.claimSweep('checks', T0, T0 + LEASE_MS)).toMatchObject({ name: 'checks' });
    await one.finishSweep({ name: 'runs', token: 1 }, { dueAt: T0 + 500, memory: '{"cursor":"ü"}' });
    expect(await other.claimSweep('runs', T0 + 499, T0 + LEASE_MS)).toBeNull();
    expect(await other.claimSweep('runs', T0 + 500, T0 + LEASE_MS)).toEqual({
      name: 'runs',
      token: 2,
      memory: '{"cursor":"ü"}',
    });
    expect(await one.sweepMemory('runs')).toBe('{"cursor":"ü"}');
    expect(await one.sweepMemory('never')).toBeNull();
  });

  it('gives a sweep to another when its lease ends, and ignores what the first one says then', async () => {
    const place = await newPlace();
    const [one, other] = [await place.open(), await place.open()];
    const first = await one.claimSweep('runs', T0, T0 + LEASE_MS);
    expect(await other.claimSweep('runs', T0 + LEASE_MS - 1, T0 + 9 * LEASE_MS)).toBeNull();
    const second = await other.claimSweep('runs', T0 + LEASE_MS, T0 + 9 * LEASE_MS);
    expect([first?.token, second?.token]).toEqual([1, 2]);
    await one.finishSweep({ name: 'runs', token: 1 }, { dueAt: 0, memory: 'late' });
    expect(await one.claimSweep('runs', T0 + LEASE_MS, T0 + 9 * LEASE_MS)).toBeNull();
    expect(await one.sweepMemory('runs')).toBeNull();
    await other.finishSweep({ name: 'runs', token: 2 }, { dueAt: T0, memory: null });
    expect(await one.claimSweep('runs', T0, T0 + LEASE_MS)).toEqual({ name: 'runs', token: 3, memory: null });
  });

  it('tells which deliveries it does not have, or has set aside', async () => {
    const store = await (await newPlace()).open();
    for (const id of ['waits', 'done', 'aside']) await store.acceptDelivery(delivery(id));
    await store.finishDelivery('done', [], T0);
    await store.failDelivery('aside', 'boom', 1);
    expect(await store.missingDeliveries(['never', 'waits', 'aside', 'done'])).toEqual(['never', 'aside']);
    expect(await store.missingDeliveries([])).toEqual([]);
  });

  it('asks without an event, leaves final gates alone, and tells the gates that nothing would ask about again', async () => {
    const store = await (await newPlace()).open();
    await store.askNow([gate(1), gate(2, 'staging'), pullRequest(4)], T0);
    const [first, second] = [await claimed(store, T0), await claimed(store, T0)];
    await store.saveRecord(first, answer({ final: true }));
    await store.releaseClaim(first, { dueAt: null });
    await store.releaseClaim(second, { dueAt: null });
    expect(await store.gatesWithoutTimer(9)).toEqual([gate(2, 'staging')]);
    await store.askNow(await store.gatesWithoutTimer(9), T0 + 5);
    await store.askNow([gate(1)], T0 + 5);
    expect(await store.gatesWithoutTimer(9)).toEqual([]);
    const due = [await claimed(store, T0 + 5), await claimed(store, T0 + 5)].map(({ question }) => question.kind);
    expect(due.sort()).toEqual(['gate', 'pull-request']);
    expect(await store.claimQuestion(T0 + 5, T0 + LEASE_MS)).toBeNull();
  });

  it('knows every repository once, under its newest name, and those that are governed', async () => {
    const store = await (await newPlace()).open();
    expect(await store.knownRepositories()).toEqual([]);
    await ask(store, [gate(1), pullRequest(2), gate(9, 'production', OTHER)], T0);
    await ask(store, [{ kind: 'policy', repository: { ...SHOP, name: 'store' } }], T0);
    expect(await store.knownRepositories()).toEqual([{ ...SHOP, name: 'store' }, OTHER]);
    expect(await store.knownRepository(SHOP.id)).toEqual({ ...SHOP, name: 'store' });
    expect(await store.knownRepository(404)).toBeNull();
    expect(await store.governedRepositories()).toEqual([]);
    await store.keepValidPolicy(OTHER.id, { text: 'version: 1\n', sha: SHA, at: '2026-11-23T09:00:00Z' as never });
    expect(await store.governedRepositories()).toEqual([OTHER]);
    const claim = await claimed(store, T0);
    await store.saveRecord(claim, answer({ effects: [check(2, 'waits')] }));
    expect((await store.governedRepositories()).map(({ id }) => id)).toEqual([SHOP.id, OTHER.id]);
  });

  it('tells how our checks stand on commits, and whose pull requests wait', async () => {
    const store = await (await newPlace()).open();
    await ask(store, [pullRequest(2)], T0);
    const claim = await claimed(store, T0);
    const waits = { ...check(2, 'says "status":"completed"'), externalId: 'merge' };
    await store.saveRecord(claim, answer({ effects: [waits] }));
    expect(await store.mergeChecks(SHOP.id, [SHA, 'b'.repeat(40)])).toEqual([
      { sha: SHA, isInProgress: true, isWritten: true, answeredAt: T0 },
    ]);
    expect(await store.mergeChecks(SHOP.id, [])).toEqual([]);
    expect(await store.waitingPullRequests(SHOP.installationId, 9)).toEqual([pullRequest(2)]);
    expect(await store.waitingPullRequests(SHOP.installationId, 0)).toEqual([]);
    expect(await store.waitingPullRequests(91, 9)).toEqual([]);
    const done = { ...waits, status: 'completed', title: 'says "status":"in_progress"' } as const;
    await store.saveRecord(claim, answer({ at: T0 + 1, effects: [done] }));
    expect(await store.mergeChecks(SHOP.id, [SHA])).toEqual([
      { sha: SHA, isInProgress: false, isWritten: true, answeredAt: T0 + 1 },
    ]);
    expect(await store.waitingPullRequests(SHOP.installationId, 9)).toEqual([]);
  });

  it('tells of a finding when it appears and when it goes, and of nothing that was not judged', async () => {
    const store = await (await newPlace()).open();
    const [rule, bypass] = [
      { code: 'rule-missing', subject: 'production' },
      { code: 'admin-bypass', subject: 'production' },
    ];
    const judge = (codes: readonly string[], found: readonly (typeof rule)[], at: number, repositoryId = SHOP.id) =>
      store.saveFindings({ repositoryId, codes, found }, at);
    const both = ['rule-missing', 'admin-bypass'];
    expect(await judge(both, [rule, bypass], T0)).toEqual({ appeared: [rule, bypass], gone: [] });
    expect(await judge(both, [rule, bypass], T0 + 1)).toEqual({ appeared: [], gone: [] });
    expect(await judge(both, [rule], T0 + 2, 2)).toEqual({ appeared: [rule], gone: [] });
    expect(await store.findingCounts()).toEqual({ 'rule-missing': 2, 'admin-bypass': 1 });
    expect(await judge(['admin-bypass'], [], T0 + 3)).toEqual({ appeared: [], gone: [bypass] });
    expect(await judge([], [], T0 + 4)).toEqual({ appeared: [], gone: [] });
    expect(await store.openFindings(SHOP.id)).toEqual([rule]);
    expect(await judge(both, [rule, bypass], T0 + 5)).toEqual({ appeared: [bypass], gone: [] });
    expect(await store.openFindings(SHOP.id)).toEqual([bypass, rule]);
    expect(await store.findingCounts()).toEqual({ 'rule-missing': 2, 'admin-bypass': 1 });
  });
}
