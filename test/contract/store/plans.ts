/** Planned releases, and what people decided at their stages. */
import { expect, it } from 'vitest';
import { toInstant } from '../../../src/domain/instant.ts';
import type { KeptPlan, StatedLeaveOut, StatedStageDecision, Store } from '../../../src/flow/ports.ts';
import { answer, ask, claimed, command, SHOP, T0 } from './samples.ts';
import type { Place } from './store-under-test.ts';

function plan(number: number, change: Partial<KeptPlan> = {}): KeptPlan {
  return {
    repositoryId: SHOP.id,
    number,
    title: 'release/2.4 "\u0000" 🚀',
    state: 'open',
    date: '2026-12-01',
    productionAt: toInstant(T0),
    zone: 'Europe/Berlin',
    stages: [{ name: 'code-freeze', date: '2026-11-26', from: toInstant(T0), until: toInstant(T0 + 1) }],
    downtime: null,
    warnings: [],
    updatedAt: toInstant(T0),
    at: toInstant(T0),
    ...change,
  };
}

function decision(commentId: number, change: Partial<StatedStageDecision> = {}): StatedStageDecision {
  return {
    repositoryId: SHOP.id,
    milestone: 3,
    commentId,
    stage: 'code-freeze',
    verdict: 'go',
    userId: 7,
    user: 'ada',
    reason: '',
    at: toInstant(T0),
    ...change,
  };
}

async function tell(store: Store, told: KeptPlan): Promise<boolean> {
  await store.askNow([{ kind: 'plan', repository: SHOP, milestone: told.number }], T0);
  const claim = await claimed(store, T0);
  const saved = await store.saveRecord(claim, answer({ plan: told }));
  await store.releaseClaim(claim, { dueAt: null });
  return saved;
}

async function decide(store: Store, stated: StatedStageDecision): Promise<void> {
  await ask(store, [command(stated.commentId)], T0);
  const claim = await claimed(store, T0);
  await store.saveRecord(claim, answer({ stageDecisions: [stated] }));
  await store.releaseClaim(claim, { dueAt: null });
}

export function planCases(newPlace: () => Promise<Place>): void {
  it('keeps a plan as it was last told, the newest milestone first, of its repository alone', async () => {
    const store = await (await newPlace()).open();
    await tell(store, plan(3));
    await tell(store, plan(12));
    await tell(store, plan(3, { title: 'release/2.5', state: 'over', date: null }));
    const told = await store.plansOf(SHOP.id);
    expect(told).toEqual([
      { ...plan(12), decisions: [], issue: null },
      { ...plan(3, { title: 'release/2.5', state: 'over', date: null }), decisions: [], issue: null },
    ]);
    expect(await store.plansOf(SHOP.id + 1)).toEqual([]);
  });

  it('keeps decisions with who made them, in order, also of a plan that was not told yet', async () => {
    const store = await (await newPlace()).open();
    await decide(store, decision(8, { verdict: 'no-go', reason: 'red "tests"' }));
    await decide(store, decision(9, { milestone: 4 }));
    await decide(store, decision(10));
    const { repositoryId, milestone, ...no } = decision(8, { verdict: 'no-go', reason: 'red "tests"' });
    const { repositoryId: _id, milestone: _of, ...go } = decision(10);
    expect(await store.stageDecisions(repositoryId, milestone)).toEqual([no, go]);
    await tell(store, plan(3));
    expect((await store.plansOf(SHOP.id)).map(({ decisions }) => decisions)).toEqual([[no, go]]);
    expect(await store.stageDecisions(SHOP.id + 1, 3)).toEqual([]);
  });

  it('keeps what a no-go is about, and what is left out of it, once for each comment, and logs both', async () => {
    const store = await (await newPlace()).open();
    const about = { pulls: [11, 12], isCut: true };
    await decide(store, decision(8, { verdict: 'no-go', reason: 'red', about }));
    await tell(store, plan(3, { about, isHeld: true }));
    const left: StatedLeaveOut = {
      ...{ repositoryId: SHOP.id, milestone: 3, pull: 12, commentId: 9 },
      ...{ userId: 7, user: 'ada', reason: 'a fix', at: toInstant(T0) },
    };
    for (const said of [left, { ...left, pull: 13 }]) {
      await ask(store, [{ kind: 'policy', repository: SHOP }], T0);
      const claim = await claimed(store, T0);
      await store.saveRecord(claim, answer({ leaveOuts: [said] }));
      await store.releaseClaim(claim, { dueAt: null });
    }
    const { repositoryId: _, milestone: __, ...kept } = left;
    expect(await store.plansOf(SHOP.id)).toMatchObject([
      { about, isHeld: true, decisions: [{ verdict: 'no-go', about }], leftOut: [kept] },
    ]);
    const lines: string[] = [];
    for await (const line of store.auditLines(SHOP.installationId, 0)) lines.push(line);
    const entries = lines
      .map((line) => JSON.parse(line))
      .filter(({ kind }) => kind === 'no-go' || kind === 'leave-out');
    expect(entries).toMatchObject([
      { kind: 'no-go', data: { stage: 'code-freeze', reason: 'red', pulls: [11, 12], complete: false } },
      { kind: 'leave-out', subject: { milestone: 3, comment: 9, pullRequest: 12 }, data: { reason: 'a fix' } },
    ]);
  });

  it('never loses a plan with a no-go among many newer ones', async () => {
    const store = await (await newPlace()).open();
    await store.askNow([{ kind: 'policy', repository: SHOP }], T0);
    const claim = await claimed(store, T0);
    for (let number = 1; number <= 202; number += 1) await store.saveRecord(claim, answer({ plan: plan(number) }));
    await store.releaseClaim(claim, { dueAt: null });
    await decide(store, decision(8, { milestone: 1, verdict: 'no-go', reason: 'red' }));
    const numbers = (await store.plansOf(SHOP.id)).map(({ number }) => number);
    expect([numbers.length, numbers.at(0), numbers.at(-1)]).toEqual([201, 202, 1]);
  });

  it('counts a comment once, however often it is answered, and logs it once', async () => {
    const store = await (await newPlace()).open();
    await decide(store, decision(8));
    await ask(store, [{ kind: 'policy', repository: SHOP }], T0);
    const again = await claimed(store, T0);
    await store.saveRecord(again, answer({ stageDecisions: [decision(8, { verdict: 'no-go' })] }));
    await store.releaseClaim(again, { dueAt: null });
    expect((await store.stageDecisions(SHOP.id, 3)).map(({ verdict }) => verdict)).toEqual(['go']);
    const lines: string[] = [];
    for await (const line of store.auditLines(SHOP.installationId, 0)) lines.push(line);
    const entries = lines.map((line) => JSON.parse(line)).filter(({ kind }) => kind === 'go' || kind === 'no-go');
    expect(entries).toMatchObject([
      {
        kind: 'go',
        actor: { kind: 'user', id: 7, login: 'ada' },
        subject: { repositoryId: SHOP.id, milestone: 3, comment: 8 },
        data: { stage: 'code-freeze' },
      },
    ]);
  });

  it('says which issue is the record of a plan', async () => {
    const store = await (await newPlace()).open();
    await tell(store, plan(3));
    await store.askNow([{ kind: 'plan', repository: SHOP, milestone: 3 }], T0);
    const claim = await claimed(store, T0);
    const issue = {
      kind: 'keep-issue',
      repository: SHOP,
      key: 'plan/3',
      number: null,
      seed: '',
      isOver: false,
    } as const;
    const effect = { ...issue, title: 'Planned release', label: 'tidegate:release', body: 'soon' } as const;
    await store.saveRecord(claim, answer({ plan: plan(3), effects: [effect] }));
    const [pending] = await store.pendingEffects(claim.key, T0);
    if (pending === undefined) throw new Error('Nothing is to be done');
    await store.settleEffect(pending, { kind: 'done', issue: 40 }, T0);
    expect((await store.plansOf(SHOP.id)).map(({ number, issue: record }) => [number, record])).toEqual([[3, 40]]);
  });
}
