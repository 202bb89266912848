/** How repositories are set up, and what was merged and runs nowhere yet. */
import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Spelling } from './spelling.ts';

export function library({ text }: Spelling): Migration {
  return {
    async up(db: Kysely<unknown>): Promise<void> {
      await db.schema
        .createTable('posture')
        .addColumn('repository_id', 'bigint', (one) => one.primaryKey())
        .addColumn('at', 'bigint', (one) => one.notNull())
        .addColumn('unguarded', 'bigint', (one) => one.notNull())
        .addColumn('body', text, (one) => one.notNull())
        .execute();
      await db.schema
        .createTable('undeployed')
        .addColumn('repository_id', 'bigint', (one) => one.notNull())
        .addColumn('environment_key', text, (one) => one.notNull())
        .addColumn('changes', 'bigint')
        .addColumn('oldest_at', 'bigint')
        .addColumn('body', text, (one) => one.notNull())
        .addPrimaryKeyConstraint('undeployed_once', ['repository_id', 'environment_key'])
        .execute();
    },
  };
}
