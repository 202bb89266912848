/** How a deployment reached its users, and what held it: figures are made from both without reading every decision. */
import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Spelling } from './spelling.ts';

export function processColumns({ text }: Spelling): Migration {
  return {
    async up(db: Kysely<unknown>): Promise<void> {
      await db.schema.alterTable('release_gate').addColumn('strategy', text).execute();
      await db.schema.alterTable('record').addColumn('holding', text).execute();
    },
  };
}
