/** Lets an effect through to GitHub, or puts it off until there is room. */
import type { EpochMs } from '../domain/instant.ts';
import { costOf, type Limit, rankOf, roomAfter, roomAt, urgencyOf } from '../domain/rate-budget.ts';
import type { Admission, PendingEffect } from '../flow/ports.ts';
import { holdLimit, pauseEndOf, spendIn } from './installation-limit.ts';
import type { Database, Tx } from './tables.ts';

/** What goes before it is being sent right now. */
const LEAST_WAIT_MS = 1_000;

export async function admitEffect(
  db: Database,
  pending: PendingEffect,
  at: EpochMs,
  limits: readonly Limit[] | undefined,
): Promise<Admission> {
  const { effect } = pending;
  const { installationId } = effect.repository;
  return await db.transaction().execute(async (tx) => {
    const known = await holdLimit(tx, installationId, at);
    const turn = await turnOf(tx, pending, at);
    const wanted = { urgency: urgencyOf(effect), cost: costOf(effect) };
    const pauseEnd = pauseEndOf(known, wanted.urgency === 'gate', at);
    const { writes, points } = wanted.cost;
    const before = { at, writes: writes * turn.dueAhead, points: points * turn.dueAhead };
    if (pauseEnd === 0 && roomAt([...known.spent, before], wanted, at, limits) <= at) {
      await spendIn(tx, installationId, known, wanted.cost, at);
      await tx.deleteFrom('deferred_effect').where('effect_id', '=', pending.id).execute();
      return { kind: 'admitted' };
    }
    const from = Math.max(pauseEnd, at + LEAST_WAIT_MS);
    const until = roomAfter(known.spent, wanted, { ahead: turn.ahead, at: from, ...(limits && { limits }) });
    await putOff(tx, pending, { since: turn.since, until });
    return { kind: 'wait', until };
  });
}

interface Turn {
  /** When it was first put off; now, where it was not. */
  readonly since: EpochMs;
  /** How many wait that go before it. */
  readonly ahead: number;
  /** Of these: those that are due, and take what room there is. */
  readonly dueAhead: number;
}

async function turnOf(tx: Tx, { id, effect }: PendingEffect, at: EpochMs): Promise<Turn> {
  const own = await tx.selectFrom('deferred_effect').select('since').where('effect_id', '=', id).executeTakeFirst();
  const since = own?.since ?? at;
  const rank = rankOf(urgencyOf(effect));
  const before = tx
    .selectFrom('deferred_effect as other')
    .innerJoin('effect', 'effect.id', 'other.effect_id')
    .where('effect.due_at', 'is not', null)
    .where('other.installation_id', '=', effect.repository.installationId)
    .where('other.effect_id', '<>', id)
    .where((other) =>
      other.or([
        other('other.rank', '<', rank),
        other.and([other('other.rank', '=', rank), other('other.since', '<', since)]),
        other.and([
          other('other.rank', '=', rank),
          other('other.since', '=', since),
          other('other.effect_id', '<', id),
        ]),
      ]),
    );
  const { ahead } = await before.select((other) => other.fn.countAll<number>().as('ahead')).executeTakeFirstOrThrow();
  const { dueAhead } = await before
    .where('effect.due_at', '<=', at)
    .select((other) => other.fn.countAll<number>().as('dueAhead'))
    .executeTakeFirstOrThrow();
  return { since, ahead, dueAhead };
}

async function putOff(
  tx: Tx,
  { id, effect }: PendingEffect,
  { since, until }: { readonly since: EpochMs; readonly until: EpochMs },
): Promise<void> {
  await tx.updateTable('effect').set({ due_at: until }).where('id', '=', id).where('state', '=', 'pending').execute();
  const { installationId } = effect.repository;
  await tx
    .insertInto('deferred_effect')
    .values({ effect_id: id, installation_id: installationId, rank: rankOf(urgencyOf(effect)), since })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
