/** What people state in comment commands: approvals and rejections, holds, freezes, and what ended these. */
import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Spelling } from './spelling.ts';

export function statements({ text }: Spelling): Migration {
  return {
    async up(db: Kysely<unknown>): Promise<void> {
      await db.schema
        .createTable('statement')
        .addColumn('repository_id', 'bigint', (one) => one.notNull())
        .addColumn('comment_id', 'bigint', (one) => one.notNull())
        .addColumn('kind', text, (one) => one.notNull())
        .addColumn('environment_key', text, (one) => one.notNull())
        .addColumn('environment', text, (one) => one.notNull())
        .addColumn('sha', text)
        .addColumn('user_id', 'bigint', (one) => one.notNull())
        .addColumn('user_login', text, (one) => one.notNull())
        .addColumn('reason', text, (one) => one.notNull())
        .addColumn('at', text, (one) => one.notNull())
        .addColumn('until_at', text)
        .addColumn('ended_by', 'bigint')
        .addPrimaryKeyConstraint('statement_once', ['repository_id', 'comment_id'])
        .execute();
      await db.schema
        .createIndex('statement_about')
        .on('statement')
        .columns(['repository_id', 'environment_key', 'sha'])
        .execute();
    },
  };
}
