/** What the App saw itself: the newest run of a smoke file for a deployment, before it enters and while it is watched. */
import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Spelling } from './spelling.ts';

export function probes({ text }: Spelling): Migration {
  return {
    async up(db: Kysely<unknown>): Promise<void> {
      await db.schema
        .createTable('probe')
        .addColumn('repository_id', 'bigint', (column) => column.notNull())
        .addColumn('deployment_id', 'bigint', (column) => column.notNull())
        .addColumn('purpose', text, (column) => column.notNull())
        .addColumn('file', text, (column) => column.notNull())
        .addColumn('environment_key', text, (column) => column.notNull())
        .addColumn('environment', text, (column) => column.notNull())
        .addColumn('sha', text, (column) => column.notNull())
        .addColumn('verdict', text, (column) => column.notNull())
        .addColumn('failed_checks', text, (column) => column.notNull())
        .addColumn('because', text)
        .addColumn('live_sha', text)
        .addColumn('started_at', 'bigint', (column) => column.notNull())
        .addColumn('at', 'bigint', (column) => column.notNull())
        .addColumn('failures', 'integer', (column) => column.notNull())
        .addPrimaryKeyConstraint('probe_key', ['repository_id', 'deployment_id', 'purpose', 'file'])
        .execute();
      await db.schema
        .createIndex('probe_by_environment')
        .on('probe')
        .columns(['repository_id', 'environment_key', 'purpose', 'at'])
        .execute();
    },
  };
}
