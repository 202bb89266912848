import type { EpochMs } from '../domain/instant.ts';
import type { Delivery } from '../flow/ports.ts';
import type { Database } from './tables.ts';

/**
 * The oldest deliveries that wait and that no other process takes in. Each is this process's until `leaseUntil`, or
 * until it fails; taking one in after that is still harmless, because it is finished once.
 */
export async function claimDeliveries(
  db: Database,
  at: EpochMs,
  leaseUntil: EpochMs,
  limit: number,
): Promise<readonly Delivery[]> {
  return await db.transaction().execute(async (tx) => {
    const rows = await tx
      .selectFrom('delivery')
      .select(['seq', 'id', 'event', 'received_at', 'body'])
      .where('state', '=', 'waiting')
      .where((row) => row.or([row('leased_until', 'is', null), row('leased_until', '<=', at)]))
      .orderBy('seq')
      .limit(limit)
      .forUpdate()
      .skipLocked()
      .execute();
    const taken = rows.map((row) => row.seq);
    if (taken.length > 0) {
      await tx.updateTable('delivery').set({ leased_until: leaseUntil }).where('seq', 'in', taken).execute();
    }
    return rows.map((row) => ({ id: row.id, event: row.event, receivedAt: row.received_at, body: row.body }));
  });
}
