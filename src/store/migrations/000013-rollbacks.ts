/** The ledger of rollbacks, and the runs that were started for them. */
import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Spelling } from './spelling.ts';

export function rollbacks({ text, withCounter }: Spelling): Migration {
  return {
    async up(db: Kysely<unknown>): Promise<void> {
      await withCounter(db.schema.createTable('rollback'), 'seq')
        .addColumn('id', text, (one) => one.notNull().unique())
        .addColumn('repository_id', 'bigint', (one) => one.notNull())
        .addColumn('environment_key', text, (one) => one.notNull())
        .addColumn('state', text, (one) => one.notNull())
        .addColumn('body', text, (one) => one.notNull())
        .execute();
      await db.schema
        .createIndex('rollback_of_environment')
        .on('rollback')
        .columns(['repository_id', 'environment_key', 'seq'])
        .execute();
      // A run is of one rollback: what opens a gate for it must never be a matter of which row comes first.
      await db.schema
        .createTable('rollback_run')
        .addColumn('repository_id', 'bigint', (one) => one.notNull())
        .addColumn('run_id', 'bigint', (one) => one.notNull())
        .addColumn('rollback_id', text, (one) => one.notNull())
        .addPrimaryKeyConstraint('rollback_run_once', ['repository_id', 'run_id'])
        .execute();
    },
  };
}
