import { type MigrationProvider, Migrator } from 'kysely/migration';
import { Failure } from '../domain/failure.ts';
import type { Database } from './tables.ts';

/**
 * Brings the tables up to date, all or nothing. A database of a newer version is refused. The list of what was done is
 * in the schema `migrationTableSchema`, where there are schemas.
 */
export async function migrate(db: Database, provider: MigrationProvider, migrationTableSchema?: string): Promise<void> {
  const where = migrationTableSchema === undefined ? {} : { migrationTableSchema };
  const { error } = await new Migrator({ db, provider, ...where }).migrateToLatest();
  if (error === undefined) return;
  const why = error instanceof Error ? error.message : String(error);
  const message = `the database could not be brought up to date, and nothing in it was changed: ${adviceFor(why)}`;
  throw new Failure('rejected', message, { cause: error });
}

function adviceFor(why: string): string {
  if (!/previously executed migration .* is missing/.test(why)) return why;
  return `${why}. A newer version of Tidegate has used it: start that version or a later one.`;
}
