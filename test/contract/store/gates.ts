/** What became of each gate. */
import { expect, it } from 'vitest';
import { type GateLife, newGate } from '../../../src/domain/gate-life.ts';
import { toInstant } from '../../../src/domain/instant.ts';
import type { Claim, Store } from '../../../src/flow/ports.ts';
import { answer, ask, claimed, decision, EVER, facts, gate, openGate, SHA, SHOP, T0 } from './samples.ts';
import type { Place } from './store-under-test.ts';

const BORN = newGate({ requestedAt: toInstant(T0 - 60_000), runAttempt: 1, sha: SHA }, T0);

function life(change: Partial<GateLife>): GateLife {
  return { ...BORN, ...change };
}

async function claimOf(store: Store, deployment: number, environment = 'production'): Promise<Claim> {
  await ask(store, [gate(deployment, environment)], T0);
  return await claimed(store, T0);
}

export function gateCases(newPlace: () => Promise<Place>): void {
  it('keeps where a gate stands with the answer, and gives the lane in the order of deployments', async () => {
    const place = await newPlace();
    const store = await place.open();
    const held = life({
      state: 'held',
      reasons: ['freeze/freeze', 'window/window-closed'],
      reports: 3,
      reported: 'key',
      warnedAt: toInstant(T0 + 1),
      by: [{ user: 'ben', userId: 2, comment: 'naïve ✓' }],
    });
    for (const deployment of [10, 9]) {
      const claim = await claimOf(store, deployment, 'Production');
      await store.saveRecord(claim, answer({ gate: held }));
      await store.releaseClaim(claim, { dueAt: T0 + deployment });
    }
    const elsewhere = await claimOf(store, 3, 'staging');
    await store.saveRecord(elsewhere, answer({ gate: held }));
    const again = await place.open();
    expect(await again.laneGates(SHOP.id, 'PRODUCTION', T0)).toEqual([
      { question: gate(9, 'Production'), life: held, dueAt: T0 + 9 },
      { question: gate(10, 'Production'), life: held, dueAt: T0 + 10 },
    ]);
    expect(await again.laneGates(2, 'production', T0)).toEqual([]);
  });

  it('shows those that ended only when they were approved lately', async () => {
    const store = await (await newPlace()).open();
    const states = [
      'approved',
      'approved',
      'rejected',
      'expired',
      'bypassed',
      'superseded',
      'ended',
      'pending',
    ] as const;
    for (const [index, state] of states.entries()) {
      const claim = await claimOf(store, index + 1);
      const since = toInstant(T0 + index * 1000);
      await store.saveRecord(claim, answer({ gate: life({ state, since }), final: state !== 'pending' }));
      await store.releaseClaim(claim, { dueAt: null });
    }
    const lane = await store.laneGates(SHOP.id, 'production', T0 + 1000);
    expect(lane.map(({ question, life: { state } }) => [question.deploymentId, state])).toEqual([
      [2, 'approved'],
      [8, 'pending'],
    ]);
    expect(await store.openedGates(SHOP.id, 'Production')).toEqual([
      { deploymentId: 1, sha: SHA },
      { deploymentId: 2, sha: SHA },
    ]);
  });

  it('tells which deployments of a commit went ahead, by us or past us, and when that was known', async () => {
    const store = await (await newPlace()).open();
    const went = async (deployment: number, parts: Partial<GateLife>, environment = 'production') => {
      const claim = await claimOf(store, deployment, environment);
      const since = toInstant(T0 + deployment * 1000);
      await store.saveRecord(claim, answer({ gate: life({ since, ...parts }), final: true }));
      await store.releaseClaim(claim, { dueAt: null });
    };
    await went(1, { state: 'approved' });
    await went(2, { state: 'bypassed' }, 'Production');
    await went(3, { state: 'ended', reasons: ['rule-off'] });
    for (const [index, state] of (['rejected', 'expired', 'superseded'] as const).entries())
      await went(10 + index, { state });
    await went(5, { state: 'ended', reasons: ['run-ended'] });
    await went(6, { state: 'approved', sha: 'b'.repeat(40) });
    await went(7, { state: 'approved' }, 'staging');
    const answered = await claimOf(store, 8);
    await store.saveRecord(answered, answer({ effects: [openGate(gate(8))] }));
    const effect = (await store.pendingEffects(answered.key, EVER))[0];
    const known = async () => (await store.statements(SHOP.id, 'PRODUCTION', SHA)).wentAhead;
    const three = [1, 2, 3].map((id) => ({ id, at: toInstant(T0 + id * 1000) }));
    expect(await known()).toEqual(three);
    if (effect) await store.settleEffect(effect, { kind: 'done' }, T0 + 8000);
    expect(await known()).toEqual([...three, { id: 8, at: toInstant(T0 + 8000) }]);
    expect((await store.statements(2, 'production', SHA)).wentAhead).toEqual([]);
  });

  it('writes one audit entry for each change, none for an answer that changes nothing, and one of its own for a bypass', async () => {
    const place = await newPlace();
    const store = await place.open();
    const claim = await claimOf(store, 1);
    const held = life({ state: 'held', reasons: ['a'] });
    const bypassed = life({ state: 'bypassed', by: [{ user: 'cleo', userId: 3, comment: 'in a hurry' }] });
    for (const each of [held, { ...held, reports: 1 }, { ...held, reasons: ['b'] }, bypassed]) {
      await store.saveRecord(claim, answer({ gate: each }));
    }
    const lines = (await place.auditLines(SHOP.installationId)).map((line) => JSON.parse(line));
    const found = lines.filter(({ kind }) => kind === 'gate' || kind === 'bypass');
    expect(found.map(({ kind, data }) => [kind, data.from, data.to, data.reasons])).toEqual([
      ['gate', null, 'held', ['a']],
      ['gate', 'held', 'held', ['b']],
      ['bypass', 'held', 'bypassed', []],
    ]);
    expect(found[2]).toMatchObject({
      subject: { deployment: 1, commit: SHA },
      data: { by: [{ id: 3, login: 'cleo' }] },
    });
    expect(JSON.stringify(found)).not.toContain('in a hurry');
  });

  it('keeps of a gate that was let through the commit of our answer, whatever was seen later', async () => {
    const store = await (await newPlace()).open();
    const claim = await claimOf(store, 1);
    await store.saveRecord(claim, answer({ effects: [openGate(gate(1))] }));
    for (const effect of await store.pendingEffects(claim.key, EVER)) {
      await store.settleEffect(effect, { kind: 'done' }, T0);
    }
    await store.saveRecord(claim, answer({ gate: life({ state: 'approved', sha: 'f'.repeat(40) }) }));
    expect(await store.openedGates(SHOP.id, 'production')).toEqual([{ deploymentId: 1, sha: SHA }]);
  });

  it('says of what was let through without its commit, and of what its answer let go with it, that it is not known', async () => {
    const store = await (await newPlace()).open();
    const claim = await claimOf(store, 1);
    const opening = openGate(gate(1), { isUnknownCommit: true });
    await store.saveRecord(claim, answer({ effects: [opening] }));
    for (const effect of await store.pendingEffects(claim.key, EVER)) {
      await store.settleEffect(effect, { kind: 'done' }, T0);
    }
    await store.releaseClaim(claim, { dueAt: null });
    await ask(store, [{ ...gate(2), runId: gate(1).runId }], T0);
    await store.saveRecord(await claimed(store, T0), answer({ gate: life({ state: 'approved' }) }));
    expect(await store.openedGates(SHOP.id, 'production')).toEqual(
      [2, 1].map((deploymentId) => ({ deploymentId, sha: SHA, isUnknownCommit: true })),
    );
  });

  it('knows the first gate of an environment that was asked about, whatever became of it', async () => {
    const store = await (await newPlace()).open();
    expect(await store.firstGate(SHOP.id, 'production')).toBeNull();
    for (const deployment of [12, 9, 10]) {
      const claim = await claimOf(store, deployment, 'Production');
      await store.saveRecord(claim, answer({ gate: life({ state: 'ended', reasons: ['run-ended'] }), final: true }));
      await store.releaseClaim(claim, { dueAt: null });
    }
    expect(await store.firstGate(SHOP.id, 'PRODUCTION')).toBe(9);
    expect(await store.firstGate(SHOP.id, 'staging')).toBeNull();
    expect(await store.firstGate(2, 'production')).toBeNull();
  });

  it('asks again about a gate that seemed to end and waits, and about none that was answered', async () => {
    const place = await newPlace();
    const store = await place.open();
    const states = ['ended', 'bypassed', 'approved', 'rejected', 'superseded'] as const;
    for (const [index, state] of states.entries()) {
      const claim = await claimOf(store, index + 1);
      await store.saveRecord(claim, answer({ gate: life({ state }), final: true }));
      await store.releaseClaim(claim, { dueAt: null });
    }
    const all = states.map((_, index) => gate(index + 1));
    expect(await store.reopenGates([...all, gate(99)], T0 + 5000)).toBe(2);
    expect(await store.openGates(SHOP.id)).toEqual([gate(1), gate(2)]);
    expect(await store.nextDueAt()).toBe(T0 + 5000);
    const lane = await store.laneGates(SHOP.id, 'production', T0 + 1);
    expect(lane.map(({ question, life: { state, since } }) => [question.deploymentId, state, since])).toEqual([
      [1, 'pending', toInstant(T0 + 5000)],
      [2, 'pending', toInstant(T0 + 5000)],
    ]);
    const entries = (await place.auditLines(SHOP.installationId)).map((line) => JSON.parse(line));
    expect(entries.slice(-2).map(({ kind, data }) => [kind, data.from, data.to])).toEqual([
      ['gate', 'ended', 'pending'],
      ['gate', 'bypassed', 'pending'],
    ]);
    expect(await store.reopenGates(all, T0 + 6000)).toBe(0);
  });

  it('knows the commits whose gates waited at a moment and have ended since', async () => {
    const store = await (await newPlace()).open();
    const made = [
      { sha: 'a', state: 'approved', since: 5000, requested: 0 },
      { sha: 'b', state: 'held', since: 5000, requested: 0 },
      { sha: 'c', state: 'superseded', since: 900, requested: 0 },
      { sha: 'd', state: 'rejected', since: 5000, requested: 2000 },
      { sha: 'e', state: 'ended', since: 2000, requested: 1000 },
      // In the second of the moment itself: GitHub does not tell which was first.
      { sha: 'f', state: 'ended', since: 1999, requested: 1000 },
    ] as const;
    for (const [index, { sha, state, since, requested }] of made.entries()) {
      const claim = await claimOf(store, index + 1, 'Production');
      const times = { since: toInstant(T0 + since), requestedAt: toInstant(T0 + requested) };
      const gate = life({ sha: sha.repeat(40), state, ...times });
      await store.saveRecord(claim, answer({ gate, final: state !== 'held' }));
      await store.releaseClaim(claim, { dueAt: null });
    }
    const commits = await store.endedSince(SHOP.id, 'PRODUCTION', T0 + 1000);
    expect(commits).toEqual(['a'.repeat(40), 'e'.repeat(40)]);
    expect(await store.endedSince(2, 'production', T0 + 1000)).toEqual([]);
    expect(await store.endedSince(SHOP.id, 'staging', T0 + 1000)).toEqual([]);
  });

  it('counts what we let through as ended when that was done, whenever it was seen', async () => {
    const store = await (await newPlace()).open();
    const claim = await claimOf(store, 1);
    const times = { sha: SHA, requestedAt: toInstant(T0) };
    const opening = life({ ...times, state: 'pending', reasons: ['opening'] });
    await store.saveRecord(claim, answer({ gate: opening, effects: [openGate(gate(1))] }));
    const [effect] = await store.pendingEffects(claim.key, EVER);
    if (effect) await store.settleEffect(effect, { kind: 'done' }, T0 + 500);
    await store.saveRecord(claim, answer({ gate: life({ ...times, state: 'approved', since: toInstant(T0 + 9000) }) }));
    expect(await store.endedSince(SHOP.id, 'production', T0 + 1000)).toEqual([]);
  });

  it('keeps a final state', async () => {
    const store = await (await newPlace()).open();
    const claim = await claimOf(store, 1);
    await store.saveRecord(claim, answer({ gate: life({ state: 'approved' }) }));
    await store.saveRecord(claim, answer({ gate: life({ state: 'held', reasons: ['a'] }) }));
    expect(await store.laneGates(SHOP.id, 'production', T0)).toMatchObject([{ life: { state: 'approved' } }]);
  });

  it('withdraws an approval that was not sent when the gate is held after all', async () => {
    const place = await newPlace();
    const store = await place.open();
    const claim = await claimOf(store, 1);
    const opening = life({ state: 'pending', reasons: ['opening'] });
    await store.saveRecord(claim, answer({ gate: opening, effects: [openGate(gate(1))] }));
    await store.saveRecord(claim, answer({ gate: opening, effects: [openGate(gate(1))] }));
    expect(await store.pendingEffects(claim.key, EVER)).toHaveLength(1);
    await store.saveRecord(claim, answer({ gate: life({ state: 'held', reasons: ['freeze/freeze'] }) }));
    expect(await store.pendingEffects(claim.key, EVER)).toEqual([]);
    expect(await store.openedGates(SHOP.id, 'production')).toEqual([]);
    const last = JSON.parse((await place.auditLines(SHOP.installationId)).at(-1) ?? '{}');
    expect(last).toMatchObject({ kind: 'outcome', data: { effect: 'open-gate', outcome: 'superseded' } });
    const decidedAgain = openGate(gate(1), { validUntil: toInstant(T0 + 700_000) });
    await store.saveRecord(claim, answer({ gate: opening, effects: [decidedAgain] }));
    expect(await store.pendingEffects(claim.key, EVER)).toMatchObject([{ effect: decidedAgain }]);
  });

  it('gives the last facts that were read, and nothing after an answer that came to no decision', async () => {
    const place = await newPlace();
    const store = await place.open();
    const claim = await claimOf(store, 1);
    const read = { facts: facts(), decision: decision() };
    const again = { facts: { ...facts(), at: toInstant(T0 + 60_000) }, decision: decision({ tier: 'low' }) };
    expect(await store.lastReading(gate(1))).toBeNull();
    await store.saveRecord(claim, answer(read));
    await store.saveRecord(claim, answer({ ...again, areFactsKept: true, at: T0 + 60_000 }));
    const other = await place.open();
    expect(await other.lastReading(gate(1))).toEqual({ at: T0, ...read });
    expect(await other.lastAnswer(gate(1))).toMatchObject({ decision: { tier: 'low' } });
    expect(await other.lastReading(gate(2))).toBeNull();
    await store.saveRecord(claim, answer({ at: T0 + 70_000 }));
    expect(await other.lastReading(gate(1))).toBeNull();
  });

  it('tells the newest decision with the facts it was made on, where these were read before', async () => {
    const store = await (await newPlace()).open();
    const claim = await claimOf(store, 1);
    const at = toInstant(T0 + 60_000);
    const again = { facts: { ...facts(), at }, decision: decision({ at, tier: 'low' }) };
    await store.saveRecord(claim, answer({ facts: facts(), decision: decision() }));
    await store.saveRecord(claim, answer({ ...again, areFactsKept: true, at: T0 + 60_000 }));
    const [kept] = await store.releaseGates(SHOP.id, { deploymentId: 1 });
    expect(kept?.decided).toMatchObject(again);
    const { decisions } = await store.pastDecisions({ repositoryId: SHOP.id }, 10);
    expect(decisions).toEqual([{ question: gate(1), facts: facts(), decision: decision() }]);
    expect(await store.questionsAbout(SHOP.id, 'b'.repeat(40))).toEqual([]);
  });

  it('keeps nothing of a gate whose claim was lost', async () => {
    const store = await (await newPlace()).open();
    const claim = await claimOf(store, 1);
    const stale = { ...claim, token: claim.token - 1 };
    expect(await store.saveRecord(stale, answer({ gate: BORN }))).toBe(false);
    expect(await store.laneGates(SHOP.id, 'production', T0)).toEqual([]);
  });
}
