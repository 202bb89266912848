/** Opens the store: in a folder of its own, or in a PostgreSQL that several processes share. */
import { Kysely, PostgresDialect } from 'kysely';
import type { Store } from '../flow/ports.ts';
import { connectPostgres } from './connect-postgres.ts';
import { connectSqlite } from './connect-sqlite.ts';
import { migrate } from './migrate.ts';
import { migratePostgres } from './migrate-postgres.ts';
import { allMigrations } from './migrations/all.ts';
import { SQLITE_SPELLING } from './migrations/sqlite-spelling.ts';
import { NodeSqliteDialect } from './sqlite-dialect.ts';
import { storeOn } from './store-on.ts';
import type { Database, Tables } from './tables.ts';
import { tryAgain } from './try-again.ts';

export interface StorePlace {
  /** `postgres://…`; undefined: the embedded database. A secret, since it holds a password. */
  readonly databaseUrl: string | undefined;
  /** Folder of the embedded database. */
  readonly dataFolder: string;
}

export async function openStore({ databaseUrl, dataFolder }: StorePlace): Promise<Store> {
  return databaseUrl === undefined ? await openSqliteStore(dataFolder) : await openPostgresStore(databaseUrl);
}

/** Opens or creates the database of a folder and brings its tables up to date. Several processes may have it open. */
export async function openSqliteStore(folder: string): Promise<Store> {
  const db = await openSqlite(folder);
  try {
    await migrate(db, allMigrations(SQLITE_SPELLING));
  } catch (error) {
    await db.destroy();
    throw error;
  }
  return storeOn(db, (verb) => verb());
}

/** The database as it is. */
export async function openSqlite(folder: string): Promise<Database> {
  return new Kysely<Tables>({ dialect: new NodeSqliteDialect(await connectSqlite(folder)) });
}

/** Brings the tables of a database that exists up to date, and opens it. Throws a `Failure` when it cannot. */
export async function openPostgresStore(url: string): Promise<Store> {
  await migratePostgres(url);
  return storeOn(openPostgres(url), tryAgain);
}

/** The database as it is. */
export function openPostgres(url: string): Database {
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool: connectPostgres(url) }) });
}
