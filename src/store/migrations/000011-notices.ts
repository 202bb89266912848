/** What people asked to be told: sent beside the lanes of the gates, so that a slow receiver holds nothing up. */
import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Spelling } from './spelling.ts';

export function notices(spelling: Spelling): Migration {
  return {
    async up(db: Kysely<unknown>): Promise<void> {
      await spelling
        .withCounter(db.schema.createTable('notice'), 'id')
        .addColumn('slot', spelling.text, (one) => one.notNull())
        .addColumn('content', spelling.text, (one) => one.notNull())
        .addColumn('question_key', spelling.text, (one) => one.notNull().references('question.key'))
        .addColumn('awaits', spelling.text)
        .addColumn('payload', spelling.text, (one) => one.notNull())
        .addColumn('state', spelling.text, (one) => one.notNull())
        .addColumn('attempts', 'integer', (one) => one.notNull())
        .addColumn('wanted_at', 'bigint', (one) => one.notNull())
        .addColumn('due_at', 'bigint')
        .addColumn('settled_at', 'bigint')
        .addColumn('note', spelling.text)
        .execute();
      // Null when settled: claiming what is due is a walk along what is not.
      await db.schema.createIndex('notice_due').on('notice').columns(['due_at', 'id']).execute();
      await db.schema.createIndex('notice_slot').on('notice').columns(['slot', 'id']).execute();
      await db.schema.createIndex('notice_question').on('notice').columns(['question_key', 'id']).execute();
      await db.schema.createIndex('notice_settled').on('notice').column('settled_at').execute();
    },
  };
}
