import type { Database } from './tables.ts';

/** In the order given. Those that were set aside count as missing: sent again, they are tried again. */
export async function missingDeliveries(db: Database, ids: readonly string[]): Promise<readonly string[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('delivery')
    .select('id')
    .where('id', 'in', ids)
    .where('state', '<>', 'set-aside')
    .execute();
  const known = new Set(rows.map((row) => row.id));
  return ids.filter((id) => !known.has(id));
}
