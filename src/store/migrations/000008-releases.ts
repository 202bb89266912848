/** Which gates are of which commit, and which issue on GitHub is kept for what. */
import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Spelling } from './spelling.ts';

export function releases({ text }: Spelling): Migration {
  return {
    async up(db: Kysely<unknown>): Promise<void> {
      await db.schema
        .createTable('release_gate')
        .addColumn('repository_id', 'bigint', (one) => one.notNull())
        .addColumn('deployment_id', 'bigint', (one) => one.notNull())
        .addColumn('sha', text, (one) => one.notNull())
        .addColumn('at', 'bigint', (one) => one.notNull())
        .addPrimaryKeyConstraint('release_gate_once', ['repository_id', 'deployment_id'])
        .execute();
      await db.schema
        .createIndex('release_gate_commit')
        .on('release_gate')
        .columns(['repository_id', 'sha', 'deployment_id'])
        .execute();
      await db.schema
        .createTable('kept_issue')
        .addColumn('repository_id', 'bigint', (one) => one.notNull())
        .addColumn('key', text, (one) => one.notNull())
        .addColumn('number', 'bigint', (one) => one.notNull())
        .addPrimaryKeyConstraint('kept_issue_once', ['repository_id', 'key'])
        .execute();
    },
  };
}
