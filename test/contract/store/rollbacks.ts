/** The ledger of rollbacks. */
import { expect, it } from 'vitest';
import type { DispatchRun, Outcome } from '../../../src/domain/effect.ts';
import { toInstant } from '../../../src/domain/instant.ts';
import type { RollbackQuestion } from '../../../src/domain/question.ts';
import type { KeptRollback } from '../../../src/domain/rollback.ts';
import type { AnswerRecord, Store } from '../../../src/flow/ports.ts';
import { answer, claimed, SHOP, T0 } from './samples.ts';
import type { Place } from './store-under-test.ts';

const ASKED: RollbackQuestion = { kind: 'rollback', repository: SHOP, environment: 'Production', deploymentId: 70 };

export function ordered(change: Partial<KeptRollback> = {}): KeptRollback {
  return {
    id: 'r-1',
    repositoryId: SHOP.id,
    environment: 'Production',
    failedDeploymentId: 70,
    failedSha: 'c'.repeat(40),
    targetSha: 'a'.repeat(40),
    orderedBy: null,
    trigger: 'fail',
    group: null,
    position: 0,
    state: 'ordered',
    decidedAt: toInstant(T0),
    answerBy: null,
    dispatches: 0,
    runId: null,
    runUrl: null,
    dispatchedAt: null,
    endedAt: null,
    ...change,
  };
}

function dispatch(change: Partial<DispatchRun> = {}): DispatchRun {
  return {
    kind: 'dispatch-run',
    repository: SHOP,
    rollbackId: 'r-1',
    dispatch: 1,
    workflow: 'deploy.yml',
    environment: 'Production',
    targetSha: 'a'.repeat(40),
    failedDeploymentId: 70,
    ...change,
  };
}

async function save(store: Store, record: Partial<AnswerRecord>): Promise<void> {
  await store.askNow([ASKED], T0);
  const claim = await claimed(store, T0);
  expect(await store.saveRecord(claim, answer(record))).toBe(true);
  await store.releaseClaim(claim, { dueAt: null });
}

async function settle(store: Store, outcome: Outcome): Promise<void> {
  const pending = await store.pendingEffects(`${SHOP.id}/rollback/70`, T0 + 600_000);
  const last = pending.at(-1);
  if (last === undefined) throw new Error('nothing is pending');
  await store.settleEffect(last, outcome, T0 + 5);
}

async function audited(store: Store): Promise<readonly unknown[]> {
  const lines: unknown[] = [];
  for await (const line of store.auditLines(SHOP.installationId, 0)) lines.push(JSON.parse(line));
  return lines.filter((line) => (line as { kind: string }).kind === 'rollback');
}

const RUN: Outcome = { kind: 'done', run: { id: 900, url: 'https://github.test/900' } };

export function rollbackCases(newPlace: () => Promise<Place>): void {
  it('keeps rollbacks in the order they were decided, by their environment whatever its case', async () => {
    const store = await (await newPlace()).open();
    const other = ordered({ id: 'r-2', state: 'asked', failedDeploymentId: 71 });
    const elsewhere = ordered({ id: 'r-0', environment: 'staging', state: 'verified' });
    await save(store, { rollbacks: [ordered(), other, elsewhere] });
    expect(await store.rollbacks(SHOP.id, 'PRODUCTION')).toEqual([ordered(), other]);
    expect(await store.rollback('r-2')).toEqual(other);
    expect(await store.rollback('r-9')).toBeNull();
    expect(await store.openRollbacks(SHOP.id)).toEqual([ordered(), other]);
    expect(await store.openRollbacks(SHOP.id + 1)).toEqual([]);
  });

  it('has the run in the ledger with the outcome of the dispatch, and says so in the audit log once', async () => {
    const store = await (await newPlace()).open();
    await save(store, { rollbacks: [ordered()], effects: [dispatch()] });
    expect(await store.rollbackOfRun(SHOP.id, 900)).toBeNull();
    await settle(store, RUN);
    const kept = await store.rollbackOfRun(SHOP.id, 900);
    expect(kept).toMatchObject({ state: 'dispatched', dispatches: 1, runId: 900, dispatchedAt: toInstant(T0 + 5) });
    expect(await store.rollbackOfRun(SHOP.id + 1, 900)).toBeNull();
    expect(await audited(store)).toMatchObject([
      { data: { rollback: 'r-1', state: 'ordered', before: null } },
      { data: { rollback: 'r-1', state: 'dispatched', before: 'ordered', run: 900 } },
    ]);
  });

  it('wants a dispatch once, however often it is decided', async () => {
    const store = await (await newPlace()).open();
    await save(store, { rollbacks: [ordered()], effects: [dispatch()] });
    await settle(store, RUN);
    await save(store, { effects: [dispatch()] });
    expect(await store.pendingEffects(`${SHOP.id}/rollback/70`, T0 + 600_000)).toEqual([]);
  });

  it('does not go back to what somebody knew who answers late', async () => {
    const store = await (await newPlace()).open();
    await save(store, { rollbacks: [ordered()], effects: [dispatch()] });
    await settle(store, RUN);
    await save(store, { rollbacks: [ordered()] });
    expect(await store.rollback('r-1')).toMatchObject({ state: 'dispatched', runId: 900 });
    const over = { ...ordered(), state: 'verified', dispatches: 1, runId: 900, endedAt: toInstant(T0) } as const;
    await save(store, { rollbacks: [over] });
    await save(store, { rollbacks: [{ ...over, state: 'dispatched', endedAt: null }] });
    expect(await store.rollback('r-1')).toMatchObject({ state: 'verified' });
  });

  it('remembers that something may have been sent, for one sender, until GitHub answers', async () => {
    const place = await newPlace();
    const [one, other] = [await place.open(), await place.open()];
    await save(one, { rollbacks: [ordered()], effects: [dispatch()] });
    expect(await one.markDispatch('r-1', 2, toInstant(T0))).toBe(false);
    expect(await one.markDispatch('r-9', 1, toInstant(T0))).toBe(false);
    expect(await one.markDispatch('r-1', 1, toInstant(T0))).toBe(true);
    expect(await other.markDispatch('r-1', 1, toInstant(T0 + 1))).toBe(false);
    await save(other, { rollbacks: [ordered()] });
    expect(await other.rollback('r-1')).toMatchObject({ sentAt: toInstant(T0) });
    expect(await other.markDispatch('r-1', 1, null)).toBe(true);
    expect((await other.rollback('r-1'))?.sentAt).toBeUndefined();
    await settle(one, RUN);
    expect(await one.markDispatch('r-1', 1, toInstant(T0))).toBe(false);
    expect(await one.markDispatch('r-1', 2, toInstant(T0))).toBe(false);
  });

  it('takes no run for its own that is of another rollback', async () => {
    const store = await (await newPlace()).open();
    await save(store, { rollbacks: [ordered()], effects: [dispatch()] });
    await settle(store, RUN);
    const second = ordered({ id: 'r-2', failedDeploymentId: 71 });
    await save(store, { rollbacks: [second], effects: [dispatch({ rollbackId: 'r-2', failedDeploymentId: 71 })] });
    await settle(store, RUN);
    expect(await store.rollback('r-2')).toMatchObject({ state: 'unknown', ending: { code: 'dispatch-unknown' } });
    expect(await store.rollbackOfRun(SHOP.id, 900)).toMatchObject({ id: 'r-1' });
  });

  it('takes no run for its own by its time alone when another one was sent then', async () => {
    const store = await (await newPlace()).open();
    const second = ordered({ id: 'r-2', failedDeploymentId: 71 });
    await save(store, { rollbacks: [ordered(), second], effects: [dispatch()] });
    await store.markDispatch('r-1', 1, toInstant(T0));
    await store.markDispatch('r-2', 1, toInstant(T0 - 149_000));
    await settle(store, { kind: 'done', run: { id: 901, url: '', isFoundByTime: true } });
    expect(await store.rollback('r-1')).toMatchObject({ state: 'unknown' });
    expect(await store.rollbackOfRun(SHOP.id, 901)).toBeNull();
  });

  it('takes the one run that was started then where no other rollback was sent', async () => {
    const store = await (await newPlace()).open();
    await save(store, { rollbacks: [ordered()], effects: [dispatch()] });
    await store.markDispatch('r-1', 1, toInstant(T0));
    await settle(store, { kind: 'done', run: { id: 901, url: '', isFoundByTime: true } });
    expect(await store.rollback('r-1')).toMatchObject({ state: 'dispatched', runId: 901 });
  });

  it('says why nothing was dispatched', async () => {
    const store = await (await newPlace()).open();
    await save(store, { rollbacks: [ordered()], effects: [dispatch()] });
    await settle(store, { kind: 'retry', because: 'GitHub could not be reached' });
    expect(await store.rollback('r-1')).toEqual(ordered());
    await settle(store, { kind: 'superseded', code: 'executor-forbidden', because: 'no "actions: write"' });
    const ending = { code: 'executor-forbidden', text: 'no "actions: write"' };
    expect(await store.rollback('r-1')).toMatchObject({ state: 'failed', ending, endedAt: toInstant(T0 + 5) });
  });
}
