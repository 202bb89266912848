/** What ran when a deployment was verified, and what people say of it afterwards: that all is well again, and what was the cause. */
import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Spelling } from './spelling.ts';

export function outcomes({ text }: Spelling): Migration {
  return {
    async up(db: Kysely<unknown>): Promise<void> {
      await db.schema.alterTable('verification').addColumn('live_sha', text).execute();
      await db.schema.alterTable('statement').addColumn('deployment_id', 'bigint').execute();
      await db.schema.alterTable('statement').addColumn('issue_number', 'bigint').execute();
    },
  };
}
