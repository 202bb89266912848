/** What the policies said when a gate was opened: who is paged for its deployment does not change after that. */
import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Spelling } from './spelling.ts';

export function openings({ text }: Spelling): Migration {
  return {
    async up(db: Kysely<unknown>): Promise<void> {
      await db.schema
        .createTable('opening')
        .addColumn('repository_id', 'bigint', (one) => one.notNull())
        .addColumn('deployment_id', 'bigint', (one) => one.notNull())
        .addColumn('body', text, (one) => one.notNull())
        .addPrimaryKeyConstraint('opening_once', ['repository_id', 'deployment_id'])
        .execute();
    },
  };
}
