import type { Delivery } from '../flow/ports.ts';
import type { Database } from './tables.ts';

export async function waitingDeliveries(db: Database, limit: number): Promise<readonly Delivery[]> {
  const rows = await db
    .selectFrom('delivery')
    .select(['id', 'event', 'received_at', 'body'])
    .where('state', '=', 'waiting')
    .orderBy('seq')
    .limit(limit)
    .execute();
  return rows.map((row) => ({ id: row.id, event: row.event, receivedAt: row.received_at, body: row.body }));
}
