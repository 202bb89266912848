/** Every migration, in order. Forward only: a change that went out is followed by another, never edited or undone. */
import type { Migration, MigrationProvider } from 'kysely/migration';
import { firstTables } from './000001-first-tables.ts';
import type { Spelling } from './spelling.ts';

export function allMigrations(spelling: Spelling): MigrationProvider {
  const migrations: Readonly<Record<string, Migration>> = { '000001-first-tables': firstTables(spelling) };
  return { getMigrations: async () => ({ ...migrations }) };
}
