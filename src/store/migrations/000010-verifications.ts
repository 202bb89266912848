/** What was said of deployments after they were made. */
import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Spelling } from './spelling.ts';

export function verifications({ text, withCounter }: Spelling): Migration {
  return {
    async up(db: Kysely<unknown>): Promise<void> {
      await withCounter(db.schema.createTable('verification'), 'id')
        .addColumn('repository_id', 'bigint', (one) => one.notNull())
        .addColumn('deployment_id', 'bigint', (one) => one.notNull())
        .addColumn('environment_key', text, (one) => one.notNull())
        .addColumn('environment', text, (one) => one.notNull())
        .addColumn('sha', text, (one) => one.notNull())
        .addColumn('verdict', text, (one) => one.notNull())
        .addColumn('failed_checks', text, (one) => one.notNull())
        .addColumn('at', text, (one) => one.notNull())
        .execute();
      await db.schema
        .createIndex('verification_of')
        .on('verification')
        .columns(['repository_id', 'environment_key', 'deployment_id'])
        .execute();
    },
  };
}
