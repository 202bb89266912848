import { expect, it } from 'vitest';
import type { Effect } from '../../../src/domain/effect.ts';
import { toInstant } from '../../../src/domain/instant.ts';
import type { Claim, Store } from '../../../src/flow/ports.ts';
import { answer, ask, check, claimed, EVER, gate, LEASE, openGate, pullRequest, report, SHA, T0 } from './samples.ts';
import type { Place } from './store-under-test.ts';

export function outboxCases(newPlace: () => Promise<Place>): void {
  async function withClaim(): Promise<{
    store: Store;
    claim: Claim;
    want: (...effects: Effect[]) => Promise<Effect[]>;
  }> {
    const store = await (await newPlace()).open();
    await ask(store, [gate(1)], T0);
    const claim = await claimed(store, T0);
    const want = async (...effects: Effect[]) => {
      await store.saveRecord(claim, answer({ effects }));
      return (await store.pendingEffects(claim.key, EVER)).map((one) => one.effect);
    };
    return { store, claim, want };
  }

  async function settle(store: Store, outcome: Parameters<Store['settleEffect']>[1], at = T0): Promise<void> {
    const [effect] = await store.pendingEffects('1/gate/1', EVER);
    if (!effect) throw new Error('expected a pending effect');
    await store.settleEffect(effect, outcome, at);
  }

  it('keeps what was decided until it is settled', async () => {
    const { store, claim, want } = await withClaim();
    expect(await want(report(gate(1), 'one'), check(3, 'held'))).toEqual([report(gate(1), 'one'), check(3, 'held')]);
    const [first, second] = await store.pendingEffects(claim.key, EVER);
    if (!first || !second) throw new Error('expected two effects');
    expect(first).toMatchObject({ slot: '1/gate/1/report', attempts: 0 });
    await store.settleEffect(first, { kind: 'done' }, T0);
    expect(await store.pendingEffects(claim.key, EVER)).toEqual([second]);
  });

  it('does the same content of a slot once, and other content again', async () => {
    const { store, want } = await withClaim();
    await want(report(gate(1), 'one'));
    expect(await want(report(gate(1), 'one'))).toHaveLength(1);
    await settle(store, { kind: 'done' });
    expect(await want(report(gate(1), 'one'))).toEqual([]);
    expect(await want(report(gate(1), 'two'))).toEqual([report(gate(1), 'two')]);
    await settle(store, { kind: 'done' });
    expect(await want(report(gate(1), 'one'))).toEqual([report(gate(1), 'one')]);
  });

  it('knows which deployments of an environment were let through', async () => {
    const { store, want } = await withClaim();
    await want(openGate(gate(1)));
    expect(await store.openedGates(1, 'production')).toEqual([]);
    await settle(store, { kind: 'done' });
    expect(await store.openedGates(1, 'Production')).toEqual([{ deploymentId: 1, sha: SHA }]);
    expect(await store.openedGates(1, 'staging')).toEqual([]);
    expect(await store.openedGates(2, 'production')).toEqual([]);
  });

  it('replaces content that was not sent yet', async () => {
    const { want } = await withClaim();
    await want(report(gate(1), 'one'));
    expect(await want(report(gate(1), 'two'))).toEqual([report(gate(1), 'two')]);
  });

  it('never opens a gate twice', async () => {
    const { store, want } = await withClaim();
    await want(openGate(gate(1)));
    await settle(store, { kind: 'done' });
    expect(await want(openGate(gate(1), { validUntil: toInstant(T0 + 999_000), comment: 'again' }))).toEqual([]);
  });

  it('takes the limits of the newest decision for a gate that is not open yet', async () => {
    const { want } = await withClaim();
    await want(openGate(gate(1)));
    const later = openGate(gate(1), { validUntil: toInstant(T0 + 999_000) });
    expect(await want(later)).toEqual([later]);
  });

  it('opens a gate by a new decision when an older one had run out', async () => {
    const { store, want } = await withClaim();
    await want(openGate(gate(1)));
    await settle(store, { kind: 'superseded', because: 'the decision had run out' });
    expect(await want(openGate(gate(1)))).toEqual([]);
    const later = openGate(gate(1), { validUntil: toInstant(T0 + 999_000) });
    expect(await want(later)).toEqual([later]);
  });

  it('does not send again what was superseded, unless other content is wanted', async () => {
    const { store, want } = await withClaim();
    await want(report(gate(1), 'one'));
    await settle(store, { kind: 'superseded', because: 'answered by a person' });
    expect(await want(report(gate(1), 'one'))).toEqual([]);
    expect(await want(report(gate(1), 'two'))).toHaveLength(1);
  });

  it('tries again later: when it was told to, else after longer and longer waits of at most 5 minutes', async () => {
    const { store, claim, want } = await withClaim();
    await want(report(gate(1), 'one'));
    await settle(store, { kind: 'retry', because: 'rate limited', afterMs: 3_600_000 });
    await store.releaseClaim(claim, { dueAt: null });
    expect(await store.nextDueAt()).toBe(T0 + 3_600_000);
    expect(await store.pendingEffects(claim.key, T0 + 3_599_999)).toEqual([]);
    expect(await store.pendingEffects(claim.key, T0 + 3_600_000)).toHaveLength(1);
    const waits: number[] = [];
    for (let tries = 0; tries < 12; tries++) {
      await settle(store, { kind: 'retry', because: 'GitHub is away' });
      waits.push(((await store.nextDueAt()) ?? 0) - T0);
    }
    expect(waits.slice(0, 3)).toEqual([2000, 4000, 8000]);
    expect(Math.max(...waits)).toBe(300_000);
    expect((await store.pendingEffects(claim.key, EVER))[0]?.attempts).toBe(13);
  });

  it('claims a question for the sake of an effect whose time has come, also after its final answer', async () => {
    const { store, claim } = await withClaim();
    await store.saveRecord(claim, answer({ effects: [openGate(gate(1))], final: true }));
    await settle(store, { kind: 'retry', because: 'GitHub is away', afterMs: 5000 });
    await store.releaseClaim(claim, { dueAt: null });
    expect(await store.claimQuestion(T0 + 4999, T0 + LEASE)).toBeNull();
    const again = await claimed(store, T0 + 5000);
    expect(again.key).toBe(claim.key);
    await settle(store, { kind: 'done' });
    await store.releaseClaim(again, { dueAt: null });
    expect(await store.nextDueAt()).toBeNull();
  });

  it('gives out the longest due, be it a question or an effect', async () => {
    const { store, claim, want } = await withClaim();
    await want(report(gate(1), 'one'));
    await settle(store, { kind: 'retry', because: 'GitHub is away', afterMs: 5000 });
    await store.releaseClaim(claim, { dueAt: null });
    await ask(store, [pullRequest(1)], T0 + 4000);
    await ask(store, [pullRequest(2)], T0 + 6000);
    const keys = [];
    for (let next = 0; next < 3; next++) keys.push((await claimed(store, T0 + 10_000)).key);
    expect(keys).toEqual(['1/pull-request/1', '1/gate/1', '1/pull-request/2']);
  });

  it('leaves newer content pending when the older one is settled late', async () => {
    const { store, claim, want } = await withClaim();
    await want(report(gate(1), 'one'));
    const [late] = await store.pendingEffects(claim.key, EVER);
    await want(report(gate(1), 'two'));
    if (!late) throw new Error('expected a pending effect');
    await store.settleEffect(late, { kind: 'done' }, T0);
    expect((await store.pendingEffects(claim.key, EVER)).map((one) => one.effect)).toEqual([report(gate(1), 'two')]);
  });

  it('does not give up a newer opening because an older one had run out', async () => {
    const { store, claim, want } = await withClaim();
    await want(openGate(gate(1)));
    const [late] = await store.pendingEffects(claim.key, EVER);
    await want(openGate(gate(1), { validUntil: toInstant(T0 + 999_000) }));
    if (!late) throw new Error('expected a pending effect');
    await store.settleEffect(late, { kind: 'superseded', because: 'the decision had run out' }, T0);
    expect(await store.pendingEffects(claim.key, EVER)).toHaveLength(1);
    await store.settleEffect(late, { kind: 'done' }, T0);
    expect(await store.pendingEffects(claim.key, EVER)).toEqual([]);
  });

  it('does not ask at once again when a try failed before its effects were settled', async () => {
    const { store, claim, want } = await withClaim();
    await want(report(gate(1), 'one'));
    await store.releaseClaim(claim, { dueAt: T0 + 8000, failed: 'GitHub is away' });
    expect(await store.nextDueAt()).toBe(T0 + 8000);
    expect(await store.claimQuestion(T0 + 7999, T0 + LEASE)).toBeNull();
    await claimed(store, T0 + 8000);
    expect(await store.pendingEffects(claim.key, EVER)).toHaveLength(1);
  });

  it('lets the final answer stand when the question is claimed for the sake of an effect', async () => {
    const { store, claim, want } = await withClaim();
    await store.saveRecord(claim, answer({ effects: [report(gate(1), 'the last word')], final: true }));
    expect(await want(report(gate(1), 'second thoughts'))).toEqual([report(gate(1), 'the last word')]);
  });
}
