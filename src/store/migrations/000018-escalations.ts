/** Who was paged for what was found, and whether somebody took it on. */
import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Spelling } from './spelling.ts';

export function escalations({ text, withCounter }: Spelling): Migration {
  return {
    async up(db: Kysely<unknown>): Promise<void> {
      await withCounter(db.schema.createTable('escalation'), 'seq')
        .addColumn('id', text, (one) => one.notNull().unique())
        .addColumn('repository_id', 'bigint', (one) => one.notNull())
        .addColumn('is_open', 'integer', (one) => one.notNull())
        .addColumn('nth', 'integer', (one) => one.notNull())
        .addColumn('body', text, (one) => one.notNull())
        .addColumn('acknowledged', text)
        .execute();
      await db.schema
        .createIndex('escalation_open')
        .on('escalation')
        .columns(['repository_id', 'is_open', 'seq'])
        .execute();
      await db.schema
        .createTable('escalation_page')
        .addColumn('alert_key', text, (one) => one.primaryKey().notNull())
        .addColumn('escalation_id', text, (one) => one.notNull())
        .addColumn('nth', 'integer', (one) => one.notNull())
        .execute();
    },
  };
}
