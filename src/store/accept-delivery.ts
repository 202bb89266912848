import type { Delivery } from '../flow/ports.ts';
import type { Database, DeliveryTable, Tx } from './tables.ts';

export type Accepted = 'stored' | 'duplicate';

/** One statement, so one commit: when it returns, the delivery is on disk. */
export async function acceptDelivery(db: Database, delivery: Delivery): Promise<Accepted> {
  const [accepted = 'duplicate'] = await acceptDeliveries(db, [delivery]);
  return accepted;
}

/**
 * In their order. A delivery that failed before is taken again: redelivering is how people ask for another try. More
 * than one of the same id are for SQLite, which inserts rows one after the other.
 */
export async function acceptDeliveries(db: Database | Tx, deliveries: readonly Delivery[]): Promise<Accepted[]> {
  const rows = await db
    .insertInto('delivery')
    .values(deliveries.map(rowOf))
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
          leased_until: row.ref('excluded.leased_until'),
        }))
        .where('delivery.state', '<>', 'done')
        .where('delivery.failures', '>', 0),
    )
    .returning('id')
    .execute();
  const stored = new Set(rows.map(({ id }) => id));
  return deliveries.map(({ id }) => (stored.delete(id) ? 'stored' : 'duplicate'));
}

/**
 * The end of a lease that nobody ever had, in 2004. It takes as many bytes as one that somebody has, so that SQLite
 * changes it in its place instead of writing the whole row with its body again.
 */
const NEVER_LEASED = 2 ** 40;

function rowOf({ id, event, receivedAt, body }: Delivery): Omit<DeliveryTable, 'seq'> {
  return {
    id,
    event,
    received_at: receivedAt,
    body,
    state: 'waiting',
    failures: 0,
    because: null,
    finished_at: null,
    leased_until: NEVER_LEASED,
  };
}
