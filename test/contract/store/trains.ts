/** Planned releases of several repositories, who ordered them back, and the gates that belong to them. */
import { expect, it } from 'vitest';
import type { DoraEvent } from '../../../src/domain/dora-event.ts';
import type { KeepIssue } from '../../../src/domain/effect.ts';
import { type Instant, toInstant } from '../../../src/domain/instant.ts';
import { trainKey } from '../../../src/domain/train.ts';
import type { KeptTrain, StatedTrainOrder, Store } from '../../../src/flow/ports.ts';
import { answer, ask, claimed, command, facts, gate, openGate, SHA, SHOP, T0 } from './samples.ts';
import type { Place } from './store-under-test.ts';

const PLACE = { ...SHOP, id: 5, name: '.github' };
const TITLE = 'release/2.4 "\u0000" 🚀';

function train(change: Partial<KeptTrain> = {}): KeptTrain {
  return {
    place: PLACE,
    train: 'Checkout',
    title: TITLE,
    environment: 'production',
    state: 'open',
    back: null,
    members: [{ repository: 'acme/shop', repositoryId: SHOP.id, state: 'waiting' }],
    at: toInstant(T0),
    ...change,
  };
}

function order(commentId: number, change: Partial<StatedTrainOrder> = {}): StatedTrainOrder {
  return {
    ...{ commentId, placeId: PLACE.id, train: 'checkout', title: TITLE },
    ...{ userId: 7, user: 'ada', reason: 'it "hurts"', at: toInstant(T0) },
    ...change,
  };
}

async function tell(store: Store, told: KeptTrain): Promise<void> {
  const { place: repository, train: name, title } = told;
  await store.askNow([{ kind: 'train', repository, train: name, title }], T0);
  const claim = await claimed(store, T0);
  await store.saveRecord(claim, answer({ train: told }));
  await store.releaseClaim(claim, { dueAt: null });
}

async function say(store: Store, said: StatedTrainOrder, by = command(said.commentId)): Promise<void> {
  await ask(store, [by], T0);
  const claim = await claimed(store, T0);
  await store.saveRecord(claim, answer({ trainOrders: [said] }));
  await store.releaseClaim(claim, { dueAt: null });
}

interface Asked {
  readonly deploymentId: number;
  readonly titles: readonly string[];
  readonly direction?: 'forward' | 'backward';
  readonly state?: 'held' | 'approved' | 'bypassed';
}

async function judge(store: Store, { deploymentId, titles, direction = 'forward', state = 'held' }: Asked) {
  const question = gate(deploymentId, 'Production');
  await store.askNow([question], T0);
  const claim = await claimed(store, T0);
  const plans = titles.map((title, index) => ({ number: index + 1, title, dueAt: null, decisions: [] }));
  const life = {
    ...{ state, reasons: [], since: toInstant(T0), requestedAt: toInstant(T0), runAttempt: 1, sha: SHA },
    ...{ reports: 0, reported: null, warnedAt: null, by: [] },
  };
  const effects = state === 'approved' ? [openGate(question)] : [];
  await store.saveRecord(claim, answer({ facts: { ...facts(), plans, direction }, gate: life, effects }));
  if (effects.length > 0) {
    for (const effect of await store.pendingEffects(claim.key, T0)) {
      await store.settleEffect(effect, { kind: 'done' }, T0 + 2000);
    }
  }
  await store.releaseClaim(claim, { dueAt: null });
}

export function trainCases(newPlace: () => Promise<Place>): void {
  it('keeps a train as it was last told, the open ones first, of its installation alone', async () => {
    const store = await (await newPlace()).open();
    await tell(store, train());
    await tell(store, train({ title: 'release/2.3', at: toInstant(T0 + 5) }));
    await tell(store, train({ title: 'release/2.2', at: toInstant(T0 - 5) }));
    await tell(store, train({ title: 'release/2.3', state: 'over', at: toInstant(T0 + 9) }));
    const told = await store.trains(SHOP.installationId);
    expect(told.map(({ title, state }) => [title, state])).toEqual([
      [TITLE, 'open'],
      ['release/2.2', 'open'],
      ['release/2.3', 'over'],
    ]);
    expect(told[0]).toEqual({ ...train(), orders: [], issue: null });
    expect(await store.trains(SHOP.installationId + 1)).toEqual([]);
  });

  it('knows the issue that is its record', async () => {
    const store = await (await newPlace()).open();
    const issue: KeepIssue = {
      kind: 'keep-issue',
      repository: PLACE,
      key: trainKey(train()),
      number: null,
      title: 'Train',
      label: 'tidegate:release',
      body: '',
      seed: '',
      isOver: false,
    };
    await store.askNow([{ kind: 'train', repository: PLACE, train: 'checkout', title: TITLE }], T0);
    const claim = await claimed(store, T0);
    await store.saveRecord(claim, answer({ train: train(), effects: [issue] }));
    for (const effect of await store.pendingEffects(claim.key, T0)) {
      await store.settleEffect(effect, { kind: 'done', issue: 41 }, T0);
    }
    expect((await store.trains(SHOP.installationId))[0]?.issue).toBe(41);
  });

  it('keeps an order once, however often its comment is answered, and logs it once', async () => {
    const store = await (await newPlace()).open();
    await tell(store, train());
    await say(store, order(8));
    await say(store, order(9, { title: 'release/2.2' }));
    await say(store, order(8, { reason: 'another' }), command(10));
    const { placeId: _place, train: _train, title: _title, ...kept } = order(8);
    expect((await store.trains(SHOP.installationId))[0]?.orders).toEqual([kept]);
    const lines: string[] = [];
    for await (const line of store.auditLines(SHOP.installationId, 0)) lines.push(line);
    expect(lines.filter((line) => line.includes('it \\"hurts\\"') && line.includes('"comment":8'))).toHaveLength(1);
  });

  it('tells the gates of a planned release, newest first, with how far each is', async () => {
    const store = await (await newPlace()).open();
    await judge(store, { deploymentId: 3, titles: [TITLE, 'other'], state: 'approved' });
    await judge(store, { deploymentId: 4, titles: ['other'] });
    await judge(store, { deploymentId: 5, titles: [` ${TITLE} `], state: 'bypassed' });
    await judge(store, { deploymentId: 6, titles: [TITLE] });
    await judge(store, { deploymentId: 7, titles: [TITLE], direction: 'backward' });
    const end: Instant = toInstant(T0);
    const event: DoraEvent = {
      kind: 'deployment',
      id: '3',
      service: '',
      environment: 'production',
      sha: SHA,
      state: 'success',
      startedAt: end,
      finishedAt: end,
    };
    await store.keepHistory(SHOP.id, { cursor: '{}', wholeAt: null, events: [event] });
    const told = await store.plannedGates(SHOP.id, 'PRODUCTION', TITLE);
    const common = { environment: 'Production', sha: SHA, summary: 'waits for the window' };
    expect(told).toEqual([
      { ...common, deploymentId: 6, runId: 1006, state: 'held', openedAt: null, ended: null },
      { ...common, deploymentId: 5, runId: 1005, state: 'bypassed', openedAt: T0, ended: null },
      { ...common, deploymentId: 3, runId: 1003, state: 'approved', openedAt: T0 + 2000, ended: 'success' },
    ]);
    expect(await store.plannedGates(SHOP.id, 'staging', TITLE)).toEqual([]);
    expect(await store.plannedGates(SHOP.id + 1, 'production', TITLE)).toEqual([]);
  });

  it('forgets a gate whose changes left the milestone', async () => {
    const store = await (await newPlace()).open();
    await judge(store, { deploymentId: 3, titles: [TITLE] });
    await judge(store, { deploymentId: 3, titles: [] });
    expect(await store.plannedGates(SHOP.id, 'production', TITLE)).toEqual([]);
  });
}
