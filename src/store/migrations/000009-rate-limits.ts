/** What an installation has asked of GitHub, until when it is to be left alone, and what waits for room. */
import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Spelling } from './spelling.ts';

export function rateLimits({ text }: Spelling): Migration {
  return {
    async up(db: Kysely<unknown>): Promise<void> {
      await db.schema
        .createTable('installation_limit')
        .addColumn('installation_id', 'bigint', (one) => one.primaryKey())
        .addColumn('spent', text, (one) => one.notNull())
        .addColumn('paused_until', 'bigint', (one) => one.notNull())
        .addColumn('others_paused_until', 'bigint', (one) => one.notNull())
        .execute();
      await db.schema.createIndex('limit_paused').on('installation_limit').column('paused_until').execute();
      await db.schema
        .createTable('deferred_effect')
        .addColumn('effect_id', 'bigint', (one) => one.primaryKey())
        .addColumn('installation_id', 'bigint', (one) => one.notNull())
        .addColumn('rank', 'bigint', (one) => one.notNull())
        .addColumn('since', 'bigint', (one) => one.notNull())
        .execute();
      await db.schema
        .createIndex('deferred_turn')
        .on('deferred_effect')
        .columns(['installation_id', 'rank', 'since', 'effect_id'])
        .execute();
      // Gates and commands are looked for before what else is due, however much that is.
      await db.schema.createIndex('question_by_kind').on('question').columns(['kind', 'due_at', 'key']).execute();
      await db.schema.createIndex('effect_by_kind').on('effect').columns(['kind', 'due_at', 'id']).execute();
    },
  };
}
