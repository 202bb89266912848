/** Where repositories are by now, by what they are called, and why some cannot be seen any more. */
import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Spelling } from './spelling.ts';

export function repositoryPlaces({ text }: Spelling): Migration {
  return {
    async up(db: Kysely<unknown>): Promise<void> {
      await db.schema
        .createTable('repository_place')
        .addColumn('repository_id', 'bigint', (one) => one.primaryKey().notNull())
        .addColumn('installation_id', 'bigint', (one) => one.notNull())
        .addColumn('owner', text, (one) => one.notNull())
        .addColumn('name', text, (one) => one.notNull())
        .addColumn('lost', text)
        .addColumn('at', 'bigint', (one) => one.notNull())
        .execute();
      await db.schema
        .createIndex('repository_lost')
        .on('repository_place')
        .columns(['lost', 'repository_id'])
        .execute();
    },
  };
}
