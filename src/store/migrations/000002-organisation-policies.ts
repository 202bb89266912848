/** The last valid policy of each organisation, and the waiting gates of all its repositories. */
import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Spelling } from './spelling.ts';

export function organisationPolicies(spelling: Spelling): Migration {
  return {
    async up(db: Kysely<unknown>): Promise<void> {
      await db.schema
        .createTable('organisation_policy')
        .addColumn('owner_id', 'bigint', (one) => one.primaryKey())
        .addColumn('text', spelling.text, (one) => one.notNull())
        .addColumn('sha', spelling.text, (one) => one.notNull())
        .addColumn('at', spelling.text, (one) => one.notNull())
        .execute();
      // A push to the organisation's policy asks about every open gate of its repositories.
      await db.schema.createIndex('question_kind').on('question').columns(['kind', 'final_at']).execute();
    },
  };
}
