/** What a no-go is about, and what people left out of it since. */
import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Spelling } from './spelling.ts';

export function noGoes({ text }: Spelling): Migration {
  return {
    async up(db: Kysely<unknown>): Promise<void> {
      await db.schema.alterTable('plan_decision').addColumn('about', text).execute();
      await db.schema
        .createTable('plan_leave_out')
        .addColumn('repository_id', 'bigint', (one) => one.notNull())
        .addColumn('comment_id', 'bigint', (one) => one.notNull())
        .addColumn('milestone', 'bigint', (one) => one.notNull())
        .addColumn('pull', 'bigint', (one) => one.notNull())
        .addColumn('user_id', 'bigint', (one) => one.notNull())
        .addColumn('user_login', text, (one) => one.notNull())
        .addColumn('reason', text, (one) => one.notNull())
        .addColumn('at', text, (one) => one.notNull())
        .addPrimaryKeyConstraint('plan_leave_out_once', ['repository_id', 'comment_id'])
        .execute();
    },
  };
}
