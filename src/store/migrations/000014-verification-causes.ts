/** What a job says besides its verdict: which of the failed checks had failed before, and what was at fault. */
import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Spelling } from './spelling.ts';

export function verificationCauses({ text }: Spelling): Migration {
  return {
    async up(db: Kysely<unknown>): Promise<void> {
      await db.schema.alterTable('verification').addColumn('causes', text).execute();
    },
  };
}
