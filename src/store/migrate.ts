import { type MigrationProvider, Migrator } from 'kysely/migration';
import type { Database } from './tables.ts';

/** Brings the tables up to date, all or nothing. A database of a newer version is refused. */
export async function migrate(db: Database, provider: MigrationProvider): Promise<void> {
  const { error } = await new Migrator({ db, provider }).migrateToLatest();
  if (error === undefined) return;
  const why = error instanceof Error ? error.message : String(error);
  throw new Error(`the database could not be brought up to date, and nothing in it was changed: ${adviceFor(why)}`, {
    cause: error,
  });
}

function adviceFor(why: string): string {
  if (!/previously executed migration .* is missing/.test(why)) return why;
  return `${why}. A newer version of Tidegate has used it: start that version or a later one.`;
}
