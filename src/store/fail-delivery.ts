import type { Database } from './tables.ts';

/** A reason is for people to read; an error message can be as long as what caused it. */
const LONGEST_REASON = 1000;

export async function failDelivery(
  db: Database,
  id: string,
  because: string,
  limit: number,
): Promise<'waiting' | 'set-aside'> {
  const row = await db
    .updateTable('delivery')
    .set((old) => ({
      failures: old('failures', '+', 1),
      because: because.slice(0, LONGEST_REASON),
      leased_until: null,
      state: old
        .case()
        .when(old('failures', '+', 1), '>=', limit)
        .then('set-aside' as const)
        .else(old.ref('state'))
        .end(),
    }))
    .where('id', '=', id)
    .where('state', '<>', 'done')
    .returning('state')
    .executeTakeFirst();
  if (!row) throw new Error(`delivery ${id} cannot fail: it is done, or was never accepted`);
  return row.state === 'set-aside' ? 'set-aside' : 'waiting';
}
