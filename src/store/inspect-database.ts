/** How the database is, without making it, bringing it up to date, or writing into it. The App may be running. */
import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import { Kysely, PostgresDialect, sql } from 'kysely';
import { connectPostgres } from './connect-postgres.ts';
import { DATABASE_FILE } from './connect-sqlite.ts';
import { checkServer } from './migrate-postgres.ts';
import { allMigrations } from './migrations/all.ts';
import { SQLITE_SPELLING } from './migrations/sqlite-spelling.ts';
import type { StorePlace } from './open.ts';
import type { Database, Tables } from './tables.ts';
import { reasonOf } from './try-again.ts';

export type DatabaseSight =
  /** The App could not use it. `because`: the end of a sentence, without a full stop and without secrets. */
  | { readonly kind: 'unusable'; readonly because: string }
  /** Nothing is there yet, and it can be made. */
  | { readonly kind: 'absent' }
  | { readonly kind: 'current' }
  /** So many steps behind this version. */
  | { readonly kind: 'behind'; readonly steps: number }
  /** A newer version has used it: these steps are not known here. */
  | { readonly kind: 'newer'; readonly steps: readonly string[] };

export async function inspectDatabase({ databaseUrl, dataFolder }: StorePlace): Promise<DatabaseSight> {
  try {
    return databaseUrl === undefined ? await inspectSqlite(dataFolder) : await inspectPostgres(databaseUrl);
  } catch (error) {
    return { kind: 'unusable', because: reasonOf(error) };
  }
}

async function inspectSqlite(folder: string): Promise<DatabaseSight> {
  const because = faultOfFolder(resolve(folder));
  if (because !== null) return { kind: 'unusable', because };
  const file = join(folder, DATABASE_FILE);
  if (!existsSync(file)) return { kind: 'absent' };
  if (!isAllowed(file, constants.R_OK | constants.W_OK)) {
    return { kind: 'unusable', because: `this user may not write ${file}` };
  }
  const database = new DatabaseSync(addressOf(file), { readOnly: true });
  try {
    return await compare(doneIn(database));
  } finally {
    database.close();
  }
}

/** Without a log of writes beside it nobody has it open, and reading it as it is leaves no file behind. */
function addressOf(file: string): URL {
  const url = pathToFileURL(resolve(file));
  if (!existsSync(`${file}-wal`)) url.searchParams.set('immutable', '1');
  return url;
}

function doneIn(database: DatabaseSync): readonly string[] {
  const table = database
    .prepare("select 1 from sqlite_master where type = 'table' and name = 'kysely_migration'")
    .get();
  if (table === undefined) return [];
  return database
    .prepare('select name from kysely_migration')
    .all()
    .map((row) => String(row['name']));
}

/** What is not there yet is made, in the nearest folder above it that is. */
function faultOfFolder(folder: string): string | null {
  if (!existsSync(folder)) {
    const above = dirname(folder);
    return above === folder ? `there is no folder ${folder}` : faultOfFolder(above);
  }
  if (!statSync(folder).isDirectory()) return `${folder} is a file, and a folder is needed`;
  return isAllowed(folder, constants.W_OK | constants.X_OK) ? null : `this user may not write in ${folder}`;
}

function isAllowed(path: string, access: number): boolean {
  try {
    accessSync(path, access);
    return true;
  } catch {
    return false;
  }
}

async function inspectPostgres(url: string): Promise<DatabaseSight> {
  const db: Database = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: connectPostgres(url) }) });
  try {
    const schema = await checkServer(db);
    const { rows } = await sql<{ mayCreate: boolean; hasList: boolean }>`select
      has_schema_privilege(${schema}, 'create') as "mayCreate",
      to_regclass(quote_ident(${schema}) || '.kysely_migration') is not null as "hasList"`.execute(db);
    const [server] = rows;
    if (!server?.mayCreate) return { kind: 'unusable', because: 'its user may not create tables in it' };
    if (!server.hasList) return { kind: 'absent' };
    const { rows: done } = await sql<{ name: string }>`select name from ${sql.id(schema, 'kysely_migration')}`.execute(
      db,
    );
    return compare(done.map(({ name }) => name));
  } finally {
    await db.destroy();
  }
}

async function compare(done: readonly string[]): Promise<DatabaseSight> {
  const known = Object.keys(await allMigrations(SQLITE_SPELLING).getMigrations());
  const newer = done.filter((name) => !known.includes(name));
  if (newer.length > 0) return { kind: 'newer', steps: newer };
  const steps = known.filter((name) => !done.includes(name)).length;
  return steps === 0 ? { kind: 'current' } : { kind: 'behind', steps };
}
