/** Planned releases as they were last told, and what people decided about their stages. */
import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Spelling } from './spelling.ts';

export function plans({ text }: Spelling): Migration {
  return {
    async up(db: Kysely<unknown>): Promise<void> {
      await db.schema
        .createTable('plan')
        .addColumn('repository_id', 'bigint', (one) => one.notNull())
        .addColumn('milestone', 'bigint', (one) => one.notNull())
        .addColumn('state', text, (one) => one.notNull())
        .addColumn('body', text, (one) => one.notNull())
        .addPrimaryKeyConstraint('plan_once', ['repository_id', 'milestone'])
        .execute();
      await db.schema
        .createTable('plan_decision')
        .addColumn('repository_id', 'bigint', (one) => one.notNull())
        .addColumn('comment_id', 'bigint', (one) => one.notNull())
        .addColumn('milestone', 'bigint', (one) => one.notNull())
        .addColumn('stage', text, (one) => one.notNull())
        .addColumn('verdict', text, (one) => one.notNull())
        .addColumn('user_id', 'bigint', (one) => one.notNull())
        .addColumn('user_login', text, (one) => one.notNull())
        .addColumn('reason', text, (one) => one.notNull())
        .addColumn('at', text, (one) => one.notNull())
        .addPrimaryKeyConstraint('plan_decision_once', ['repository_id', 'comment_id'])
        .execute();
      await db.schema
        .createIndex('plan_decision_about')
        .on('plan_decision')
        .columns(['repository_id', 'milestone'])
        .execute();
    },
  };
}
