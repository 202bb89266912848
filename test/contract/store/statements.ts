/** What people state in comment commands. */
import { expect, it } from 'vitest';
import { toInstant } from '../../../src/domain/instant.ts';
import type { Statement } from '../../../src/flow/ports.ts';
import { answer, ask, claimed, command, gate, SHA, SHOP, T0 } from './samples.ts';
import type { Place } from './store-under-test.ts';

const OTHER = 'b'.repeat(40);
const BY = { repositoryId: SHOP.id, userId: 7, user: 'ada', environment: 'Production', at: toInstant(T0) };

function approve(commentId: number, sha = SHA): Statement {
  return { ...BY, commentId, kind: 'approve', sha, reason: '' };
}

function hold(commentId: number, sha = SHA): Statement {
  return { ...BY, commentId, kind: 'hold', sha, reason: 'loses orders' };
}

function freeze(commentId: number): Statement {
  return { ...BY, commentId, kind: 'freeze', until: toInstant(T0 + 5000), reason: 'audit' };
}

export function statementCases(newPlace: () => Promise<Place>): void {
  async function state(place: Place, ...stated: readonly Statement[]): Promise<void> {
    const store = await place.open();
    for (const statement of stated) {
      await ask(store, [command(statement.commentId)], T0);
      const claim = await claimed(store, T0);
      await store.saveRecord(claim, answer({ statements: [statement], questions: [gate(1)], final: true }));
      await store.releaseClaim(claim, { dueAt: null });
      const due = await claimed(store, T0);
      await store.releaseClaim(due, { dueAt: null });
    }
  }

  it('keeps a yes and a no with who said them, for that commit and environment alone', async () => {
    const place = await newPlace();
    const no: Statement = { ...BY, commentId: 6, kind: 'reject', sha: SHA, reason: 'not now' };
    await state(place, approve(5), no, approve(7, OTHER));
    const store = await place.open();
    const { environment, at, user, userId } = BY;
    expect(await store.statements(SHOP.id, 'production', SHA)).toEqual({
      approvals: [
        { user, userId, environment, at, sha: SHA, state: 'approved', reason: '' },
        { user, userId, environment, at, sha: SHA, state: 'rejected', reason: 'not now' },
      ],
      holds: [],
      freezes: [],
      liftedHoldAt: null,
      requests: [],
      wentAhead: [],
    });
    expect((await store.statements(SHOP.id, 'staging', SHA)).approvals).toEqual([]);
    expect((await store.statements(2, 'production', SHA)).approvals).toEqual([]);
  });

  it('keeps holds and freezes until they are ended, and remembers that a commit was held', async () => {
    const place = await newPlace();
    await state(place, hold(5), hold(6, OTHER), freeze(7));
    const store = await place.open();
    const { holds, freezes, liftedHoldAt } = await store.statements(SHOP.id, 'production', OTHER);
    expect(holds.map(({ commentId, sha }) => [commentId, sha])).toEqual([
      [5, SHA],
      [6, OTHER],
    ]);
    expect(freezes).toMatchObject([{ commentId: 7, user: 'ada', until: toInstant(T0 + 5000), reason: 'audit' }]);
    expect(liftedHoldAt).toBeNull();
    expect(await store.restrictions(SHOP.id)).toEqual({ holds, freezes });
    const lift: Statement = { ...BY, commentId: 8, kind: 'lift', sha: SHA, reason: 'fixed', ends: [5] };
    const unfreeze: Statement = { ...BY, commentId: 9, kind: 'unfreeze', reason: 'over', ends: [7] };
    await state(place, lift, unfreeze);
    const after = await store.statements(SHOP.id, 'production', SHA);
    expect(after).toMatchObject({ holds: [{ commentId: 6 }], freezes: [], liftedHoldAt: toInstant(T0) });
    expect((await store.statements(SHOP.id, 'production', OTHER)).liftedHoldAt).toBeNull();
  });

  it('keeps who ordered a rollback, with the commit to go back from', async () => {
    const place = await newPlace();
    const order: Statement = { ...BY, commentId: 5, kind: 'rollback', sha: SHA, reason: 'loses orders' };
    await state(place, order, { ...order, commentId: 6, sha: OTHER });
    const store = await place.open();
    const { environment, at, user, userId } = BY;
    const { requests, holds } = await store.statements(SHOP.id, 'PRODUCTION', SHA);
    expect(requests).toEqual([{ commentId: 5, user, userId, environment, at, sha: SHA, reason: 'loses orders' }]);
    expect(holds).toEqual([]);
    expect((await store.statements(SHOP.id, 'staging', SHA)).requests).toEqual([]);
    expect((await store.restrictions(SHOP.id)).holds).toEqual([]);
  });

  it('keeps a hold of our own, whose number is below zero, once, and lets it be lifted like one of a person', async () => {
    const place = await newPlace();
    const own = { ...hold(-9_000_000_000), userId: 0, user: 'Tidegate' };
    await state(place, own);
    const store = await place.open();
    const held = [{ commentId: -9_000_000_000, user: 'Tidegate', sha: SHA }];
    expect((await store.restrictions(SHOP.id)).holds).toMatchObject(held);
    expect((await store.statements(SHOP.id, 'production', SHA)).holds).toMatchObject(held);
    await state(place, { ...BY, commentId: 8, kind: 'lift', sha: SHA, reason: 'fixed', ends: [-9_000_000_000] });
    expect((await store.restrictions(SHOP.id)).holds).toEqual([]);
    // What was lifted is not held again for the same deployment.
    await ask(store, [command(9)], T0);
    const claim = await claimed(store, T0);
    await store.saveRecord(claim, answer({ statements: [own], final: true }));
    expect((await store.restrictions(SHOP.id)).holds).toEqual([]);
    const entries = (await place.auditLines(SHOP.installationId)).map((line) => JSON.parse(line));
    const [entry, ...others] = entries.filter(({ kind }) => kind === 'hold');
    expect(entry).toMatchObject({ actor: { kind: 'tidegate' }, subject: { commit: SHA } });
    expect(others).toEqual([]);
  });

  it('keeps what people said of how it went, oldest first, and nothing of it holds anything', async () => {
    const place = await newPlace();
    const about = { ...BY, kind: 'cause', issueNumber: 12, reason: '' } as const;
    await state(
      place,
      { ...BY, commentId: 5, kind: 'recovered', sha: SHA, deploymentId: 9_000_000_000, reason: '' },
      { ...about, commentId: 6, sha: OTHER, deploymentId: 71 },
      { ...about, commentId: 7, environment: '', deploymentId: null },
      { ...about, repositoryId: 2, commentId: 8, sha: SHA, deploymentId: 70 },
    );
    const store = await place.open();
    const { at, user, userId } = BY;
    const by = { at, user, userId };
    expect(await store.outcomes(SHOP.id)).toEqual([
      { ...by, commentId: 5, kind: 'recovered', deploymentId: 9_000_000_000, environment: 'Production', sha: SHA },
      { ...by, commentId: 6, kind: 'cause', issueNumber: 12, cause: { deploymentId: 71, sha: OTHER } },
      { ...by, commentId: 7, kind: 'cause', issueNumber: 12, cause: 'external' },
    ]);
    expect(await store.outcomes(3)).toEqual([]);
    expect(await store.restrictions(SHOP.id)).toEqual({ holds: [], freezes: [] });
    expect(await store.statements(SHOP.id, 'production', SHA)).toMatchObject({ approvals: [], liftedHoldAt: null });
    const entries = (await place.auditLines(SHOP.installationId)).map((line) => JSON.parse(line));
    expect(entries.filter(({ kind }) => kind === 'recovered' || kind === 'cause')).toMatchObject([
      { kind: 'recovered', actor: { id: 7 }, subject: { deployment: 9_000_000_000, commit: SHA, comment: 5 } },
      { kind: 'cause', subject: { deployment: 71, issue: 12, commit: OTHER } },
      { kind: 'cause', subject: { issue: 12 }, data: { cause: 'external' } },
      { kind: 'cause' },
    ]);
  });

  it('ends nothing of another repository', async () => {
    const place = await newPlace();
    await state(place, hold(5));
    await state(place, { ...BY, repositoryId: 2, commentId: 6, kind: 'lift', sha: SHA, reason: 'mine', ends: [5] });
    const store = await place.open();
    expect((await store.restrictions(SHOP.id)).holds).toHaveLength(1);
  });

  it('states a thing once, makes the gate due, and logs who stated it', async () => {
    const place = await newPlace();
    const store = await place.open();
    await ask(store, [command(5)], T0);
    const claim = await claimed(store, T0);
    await store.saveRecord(claim, answer({ statements: [hold(5)], questions: [gate(1)] }));
    await store.saveRecord(claim, answer({ statements: [hold(5)], final: true }));
    expect((await store.restrictions(SHOP.id)).holds).toHaveLength(1);
    expect(await store.openGates(SHOP.id)).toEqual([gate(1)]);
    const entries = (await place.auditLines(SHOP.installationId)).map((line) => JSON.parse(line));
    expect(entries.filter((entry) => entry.kind === 'hold')).toMatchObject([
      {
        actor: { kind: 'user', id: 7, login: 'ada' },
        subject: { environment: 'Production', commit: SHA, comment: 5 },
        data: { reason: 'loses orders' },
      },
    ]);
  });
}
