/** By which smoke file a verification was made, and why a pass counts as none. */
import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Spelling } from './spelling.ts';

export function verifyingFiles({ text }: Spelling): Migration {
  return {
    async up(db: Kysely<unknown>): Promise<void> {
      await db.schema.alterTable('verification').addColumn('by_file', text).execute();
    },
  };
}
