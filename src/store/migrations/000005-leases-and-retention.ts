/** Which process takes a delivery in, and the ways to what is old enough to be forgotten. */
import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

export const leasesAndRetention: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema.alterTable('delivery').addColumn('leased_until', 'bigint').execute();
    await db.schema.createIndex('delivery_finished').on('delivery').column('finished_at').execute();
    await db.schema.createIndex('record_at').on('record').column('at').execute();
  },
};
