/** What was known of a repository's policy when people were last told of it. */
import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Spelling } from './spelling.ts';

export function policyNews({ text }: Spelling): Migration {
  return {
    async up(db: Kysely<unknown>): Promise<void> {
      await db.schema
        .createTable('policy_news')
        .addColumn('repository_id', 'bigint', (one) => one.primaryKey().notNull())
        .addColumn('body', text, (one) => one.notNull())
        .execute();
    },
  };
}
