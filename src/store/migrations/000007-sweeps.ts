/** Recurring work that any process may do, and what was found to be set up differently from what the policy needs. */
import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Spelling } from './spelling.ts';

export function sweeps({ text }: Spelling): Migration {
  return {
    async up(db: Kysely<unknown>): Promise<void> {
      await db.schema
        .createTable('sweep')
        .addColumn('name', text, (one) => one.primaryKey())
        .addColumn('due_at', 'bigint', (one) => one.notNull())
        .addColumn('token', 'bigint', (one) => one.notNull())
        .addColumn('leased_until', 'bigint')
        .addColumn('memory', text)
        .execute();
      await db.schema
        .createTable('finding')
        .addColumn('repository_id', 'bigint', (one) => one.notNull())
        .addColumn('code', text, (one) => one.notNull())
        .addColumn('subject', text, (one) => one.notNull())
        .addColumn('since', 'bigint', (one) => one.notNull())
        .addColumn('last_seen', 'bigint', (one) => one.notNull())
        .addColumn('gone_at', 'bigint')
        .addPrimaryKeyConstraint('finding_once', ['repository_id', 'code', 'subject'])
        .execute();
    },
  };
}
