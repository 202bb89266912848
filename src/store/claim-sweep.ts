import type { EpochMs } from '../domain/instant.ts';
import type { SweepClaim } from '../flow/ports.ts';
import type { Database } from './tables.ts';

/** One statement decides who gets it, also where several processes ask at once. Null: not due, or somebody else's. */
export async function claimSweep(
  db: Database,
  name: string,
  at: EpochMs,
  leaseUntil: EpochMs,
): Promise<SweepClaim | null> {
  const row = await db
    .insertInto('sweep')
    .values({ name, due_at: at, token: 1, leased_until: leaseUntil, memory: null })
    .onConflict((conflict) =>
      conflict
        .column('name')
        .doUpdateSet((sweep) => ({
          token: sweep('sweep.token', '+', 1),
          leased_until: sweep.ref('excluded.leased_until'),
        }))
        .where('sweep.due_at', '<=', at)
        .where((sweep) => sweep.or([sweep('sweep.leased_until', 'is', null), sweep('sweep.leased_until', '<=', at)])),
    )
    .returning(['name', 'token', 'memory'])
    .executeTakeFirst();
  return row ?? null;
}

/** Does nothing when the claim was lost: whoever has it now knows more. */
export async function finishSweep(
  db: Database,
  claim: Pick<SweepClaim, 'name' | 'token'>,
  next: { readonly dueAt: EpochMs; readonly memory: string | null },
): Promise<void> {
  await db
    .updateTable('sweep')
    .set({ due_at: next.dueAt, memory: next.memory, leased_until: null })
    .where('name', '=', claim.name)
    .where('token', '=', claim.token)
    .execute();
}

/** What the sweep noted at its last end; null when it never ended, or noted nothing. */
export async function sweepMemory(db: Database, name: string): Promise<string | null> {
  const row = await db.selectFrom('sweep').select('memory').where('name', '=', name).executeTakeFirst();
  return row?.memory ?? null;
}
