/** What delivery figures are made from. */
import { expect, it } from 'vitest';
import type { Decision } from '../../../src/domain/decision.ts';
import type { DeploymentEvent, DoraEvent, IncidentEvent } from '../../../src/domain/dora-event.ts';
import { type Facts, NOTHING_KNOWN } from '../../../src/domain/facts.ts';
import { newGate } from '../../../src/domain/gate-life.ts';
import { toInstant } from '../../../src/domain/instant.ts';
import type { Store } from '../../../src/flow/ports.ts';
import { EVENTS_ARE_KEPT_MS } from '../../../src/store/prune.ts';
import { answer, claimed, decision, gate, SHA, SHOP, facts as someFacts, T0 } from './samples.ts';
import type { Place } from './store-under-test.ts';

const HOUR = 3_600_000;

function deployed(id: string, change: Partial<DeploymentEvent> = {}): DeploymentEvent {
  const at = toInstant(T0);
  return {
    ...{ kind: 'deployment', id, service: 'shop', environment: 'production', sha: SHA, state: 'success' },
    ...{ startedAt: at, finishedAt: at },
    ...change,
  };
}

function incident(id: string, openedAt: number): IncidentEvent {
  return { kind: 'incident', id, intervals: [{ openedAt: toInstant(openedAt) }], title: 'a "title" \u0000 🚀' };
}

function decisionOf(status: 'pending' | 'met'): Decision {
  return decision({ gates: [{ name: 'board', status, requirements: [] }] });
}

function keep(store: Store, events: readonly DoraEvent[], cursor = '{"at":1}', wholeAt: number | null = null) {
  return store.keepHistory(SHOP.id, { events, cursor, wholeAt });
}

async function say(store: Store, doraState: string | undefined): Promise<void> {
  await store.askNow([{ kind: 'dora', repository: SHOP }], T0);
  const claim = await claimed(store, T0);
  expect(claim.question.kind).toBe('dora');
  expect(await store.saveRecord(claim, answer({ doraState }))).toBe(true);
  await store.releaseClaim(claim, { dueAt: null });
}

export function doraCases(newPlace: () => Promise<Place>): void {
  it('keeps events of a repository, oldest first, and nobody else sees them', async () => {
    const store = await (await newPlace()).open();
    const [late, early] = [deployed('9'), deployed('10', { finishedAt: toInstant(T0 - HOUR), tier: 'high' })];
    await keep(store, [late, incident('issue/3', T0 - 2 * HOUR), early]);
    expect(await store.doraEvents(SHOP.id)).toEqual([incident('issue/3', T0 - 2 * HOUR), early, late]);
    expect(await store.doraEvents(SHOP.id + 1)).toEqual([]);
  });

  it('has an event once, as it was last said to be, also when one slice says it twice', async () => {
    const store = await (await newPlace()).open();
    await keep(store, [deployed('9'), incident('9', T0)]);
    const closed: IncidentEvent = { ...incident('9', T0), intervals: [{ openedAt: toInstant(T0 + 1) }] };
    await keep(store, [deployed('9', { tier: 'low' }), closed, deployed('9', { tier: 'medium' })]);
    expect(await store.doraEvents(SHOP.id)).toEqual([deployed('9', { tier: 'medium' }), closed]);
  });

  it('takes as many events at once as a page can bring, and those of every time', async () => {
    const store = await (await newPlace()).open();
    await keep(
      store,
      Array.from({ length: 450 }, (_, at) => deployed(`${at}`, { finishedAt: toInstant(T0 - at * HOUR) })),
    );
    const events = await store.doraEvents(SHOP.id);
    expect(events).toHaveLength(450);
    expect(events.at(-1)).toMatchObject({ id: '0' });
  });

  it('forgets events 400 days after them, of every repository and more than one batch, and no others', async () => {
    const store = await (await newPlace()).open();
    const old = Array.from({ length: 250 }, (_, at) => deployed(`old-${at}`));
    const young = [incident('old-1', T0 + 1), deployed('young', { finishedAt: toInstant(T0 + 1) })];
    await keep(store, [...old, ...young], '{"page":2}', T0);
    await store.keepHistory(SHOP.id + 1, { events: old, cursor: '{}', wholeAt: T0 });
    await store.prune(T0 + EVENTS_ARE_KEPT_MS);
    expect(await store.doraEvents(SHOP.id)).toHaveLength(252);
    await store.prune(T0 + EVENTS_ARE_KEPT_MS + 1);
    expect(await store.doraEvents(SHOP.id)).toEqual([young[1], young[0]]);
    expect(await store.doraEvents(SHOP.id + 1)).toEqual([]);
    expect(await store.doraHistory(SHOP.id)).toMatchObject({ cursor: '{"page":2}', wholeAt: T0 });
  });

  it('knows where the reading was left, and stays whole while more is being read', async () => {
    const place = await newPlace();
    const store = await place.open();
    expect(await store.doraHistory(SHOP.id)).toBeNull();
    await keep(store, [], '{"page":2}');
    expect(await store.doraHistory(SHOP.id)).toEqual({ cursor: '{"page":2}', wholeAt: null, state: null });
    await keep(store, [], '{"page":3}', T0);
    await keep(store, [], '{"page":1}');
    const again = await place.open();
    expect(await again.doraHistory(SHOP.id)).toEqual({ cursor: '{"page":1}', wholeAt: T0, state: null });
    expect(await again.doraHistory(SHOP.id + 1)).toBeNull();
  });

  it('has the state that was answered last, whatever was read since', async () => {
    const store = await (await newPlace()).open();
    await keep(store, [], '{}', T0);
    await say(store, '{"a":1}');
    await say(store, undefined);
    await keep(store, [deployed('9')], '{"page":1}');
    expect(await store.doraHistory(SHOP.id)).toEqual({ cursor: '{"page":1}', wholeAt: T0, state: '{"a":1}' });
  });

  it('remembers what was decided about each deployment, the newest decision with a verdict', async () => {
    const store = await (await newPlace()).open();
    const question = { kind: 'deploy', environment: 'production', actor: 'olga' };
    const facts = { ...NOTHING_KNOWN, question, candidate: { sha: SHA }, changes: [] } as unknown as Facts;
    const decided = (tier: string) =>
      ({ tier, releaseType: 'minor', verdict: 'open', gates: [] }) as unknown as Decision;
    // Looked up with the first two decisions, and not with the last one.
    const strategies = [{ strategy: 'rolling' }, { strategy: 'canary' }, {}];
    const questions = [gate(11), gate(12)];
    for (const [nth, decision] of [decided('low'), decided('high'), null].entries()) {
      await store.askNow(questions, T0 + nth);
      for (const _ of questions) {
        const claim = await claimed(store, T0 + nth);
        const isSecond = claim.key.endsWith('12');
        const record = answer({ facts, decision: isSecond ? null : decision, ...strategies[nth] });
        expect(await store.saveRecord(claim, record)).toBe(true);
        await store.releaseClaim(claim, { dueAt: null });
      }
    }
    expect(await store.decidedReleases(SHOP.id)).toEqual([
      { deploymentId: 11, sha: SHA, tier: 'high', type: 'minor', strategy: 'canary' },
      { deploymentId: 12, sha: SHA, tier: null, type: null, strategy: 'rolling' },
    ]);
    expect(await store.decidedReleases(SHOP.id + 1)).toEqual([]);
  });

  it('tells each gate from its first decision on, how it ended, and what the newest decision was made from', async () => {
    const place = await newPlace();
    const store = await place.open();
    const question = gate(21);
    const begun = newGate({ requestedAt: toInstant(T0 - HOUR), runAttempt: 1, sha: SHA }, T0);
    for (const [nth, made] of [decisionOf('pending'), null, decisionOf('met')].entries()) {
      await store.askNow([question], T0 + nth);
      const claim = await claimed(store, T0 + nth);
      const final = nth === 2;
      const life = final ? { ...begun, state: 'ended' as const } : begun;
      const facts = made === null ? null : someFacts();
      await store.saveRecord(claim, answer({ at: T0 + nth, facts, decision: made, gate: life, final }));
      await store.releaseClaim(claim, { dueAt: null });
    }
    const [told, ...others] = await store.gateHistories(SHOP.id, T0 - HOUR);
    expect(others).toEqual([]);
    expect(told).toMatchObject({ deploymentId: 21, environment: 'production', openedAt: null, endedAt: T0 + 2 });
    expect(told?.life).toMatchObject({ state: 'ended', requestedAt: toInstant(T0 - HOUR) });
    const held = [
      { at: T0, holding: ['board'] },
      { at: T0 + 2, holding: [] },
    ];
    expect(told?.decided).toEqual(held);
    expect(told?.decision).toEqual(decisionOf('met'));
    // As an older version wrote it, the decision itself says what held it.
    const db = await place.raw();
    await db.updateTable('record').set({ holding: null }).execute();
    await db.destroy();
    expect((await store.gateHistories(SHOP.id, 0))[0]?.decided).toEqual(held);
    expect(told?.facts).toEqual(someFacts());
    expect(await store.gateHistories(SHOP.id, T0 - HOUR + 1)).toEqual([]);
    expect(await store.gateHistories(SHOP.id + 1, 0)).toEqual([]);
  });
}
