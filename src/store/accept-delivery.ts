import type { Delivery } from '../flow/ports.ts';
import type { Database } from './tables.ts';

/**
 * One statement, so one commit: when it returns, the delivery is on disk. A delivery that failed before is taken
 * again: redelivering is how people ask for another try.
 */
export async function acceptDelivery(db: Database, delivery: Delivery): Promise<'stored' | 'duplicate'> {
  const stored = await db
    .insertInto('delivery')
    .values({
      id: delivery.id,
      event: delivery.event,
      received_at: delivery.receivedAt,
      body: delivery.body,
      state: 'waiting',
      failures: 0,
      because: null,
      finished_at: null,
      leased_until: null,
    })
    .onConflict((conflict) =>
      conflict
        .column('id')
        .doUpdateSet((row) => ({
          event: row.ref('excluded.event'),
          received_at: row.ref('excluded.received_at'),
          body: row.ref('excluded.body'),
          state: 'waiting',
          failures: 0,
          because: null,
          leased_until: null,
        }))
        .where('delivery.state', '<>', 'done')
        .where('delivery.failures', '>', 0),
    )
    .returning('seq')
    .executeTakeFirst();
  return stored ? 'stored' : 'duplicate';
}
