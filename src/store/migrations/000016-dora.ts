/** What delivery figures are made from, and what was decided about each deployment. */
import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Spelling } from './spelling.ts';

export function dora({ text }: Spelling): Migration {
  return {
    async up(db: Kysely<unknown>): Promise<void> {
      await db.schema
        .createTable('dora_event')
        .addColumn('repository_id', 'bigint', (one) => one.notNull())
        .addColumn('kind', text, (one) => one.notNull())
        .addColumn('id', text, (one) => one.notNull())
        .addColumn('at', 'bigint', (one) => one.notNull())
        .addColumn('body', text, (one) => one.notNull())
        .addPrimaryKeyConstraint('dora_event_once', ['repository_id', 'kind', 'id'])
        .execute();
      // What is old is forgotten by its time, whosever it is.
      await db.schema.createIndex('dora_event_at').on('dora_event').column('at').execute();
      await db.schema
        .createTable('dora_history')
        .addColumn('repository_id', 'bigint', (one) => one.primaryKey())
        .addColumn('cursor', text)
        .addColumn('whole_at', 'bigint')
        .addColumn('state', text)
        .execute();
      await db.schema.alterTable('release_gate').addColumn('tier', text).execute();
      await db.schema.alterTable('release_gate').addColumn('release_type', text).execute();
    },
  };
}
