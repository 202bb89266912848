/** Opens the store: in a folder of its own, or in a PostgreSQL that several processes share. */
import type { DatabaseSync } from 'node:sqlite';
import { Kysely, PostgresDialect } from 'kysely';
import type { Store } from '../flow/ports.ts';
import { commitTogether } from './commit-together.ts';
import { connectPostgres } from './connect-postgres.ts';
import { connectSqlite } from './connect-sqlite.ts';
import { migrate } from './migrate.ts';
import { migratePostgres } from './migrate-postgres.ts';
import { allMigrations } from './migrations/all.ts';
import { SQLITE_SPELLING } from './migrations/sqlite-spelling.ts';
import { type Durability, SqliteConnection } from './sqlite-connection.ts';
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
  return await openStoreOn(await connectSqlite(folder));
}

/** The same on a connection to it, which is closed with the store. */
export async function openStoreOn(database: DatabaseSync): Promise<Store> {
  const connection = new SqliteConnection(database);
  const durable = kyselyOn(connection, 'full');
  const repeatable = kyselyOn(connection, 'normal');
  try {
    await migrate(durable, allMigrations(SQLITE_SPELLING));
  } catch (error) {
    await durable.destroy();
    throw error;
  }
  return commitTogether(
    { durable, repeatable },
    storeOn({ durable, repeatable }, (verb) => verb()),
  );
}

/** The database as it is. */
export async function openSqlite(folder: string): Promise<Database> {
  return kyselyOn(new SqliteConnection(await connectSqlite(folder)), 'full');
}

function kyselyOn(connection: SqliteConnection, durability: Durability): Database {
  return new Kysely<Tables>({ dialect: new NodeSqliteDialect(connection, durability) });
}

/** Brings the tables of a database that exists up to date, and opens it. Throws a `Failure` when it cannot. */
export async function openPostgresStore(url: string): Promise<Store> {
  await migratePostgres(url);
  const db = openPostgres(url);
  return storeOn({ durable: db, repeatable: db }, tryAgain);
}

/** The database as it is. */
export function openPostgres(url: string): Database {
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool: connectPostgres(url) }) });
}
