/** When each review of a deployment on GitHub was first seen: GitHub lists them without a time. */
import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Spelling } from './spelling.ts';

export function deploymentReviews(spelling: Spelling): Migration {
  return {
    async up(db: Kysely<unknown>): Promise<void> {
      await db.schema
        .createTable('deployment_review')
        .addColumn('repository_id', 'bigint', (one) => one.notNull())
        .addColumn('run_id', 'bigint', (one) => one.notNull())
        .addColumn('environment_key', spelling.text, (one) => one.notNull())
        .addColumn('user_id', 'bigint', (one) => one.notNull())
        .addColumn('state', spelling.text, (one) => one.notNull())
        .addColumn('nth', 'integer', (one) => one.notNull())
        .addColumn('seen_at', 'bigint', (one) => one.notNull())
        .addPrimaryKeyConstraint('deployment_review_once', [
          'repository_id',
          'run_id',
          'environment_key',
          'user_id',
          'state',
          'nth',
        ])
        .execute();
    },
  };
}
