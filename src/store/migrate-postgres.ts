import { Kysely, PostgresDialect, sql } from 'kysely';
import { Failure } from '../domain/failure.ts';
import { connectPostgres } from './connect-postgres.ts';
import { migrate } from './migrate.ts';
import { allMigrations } from './migrations/all.ts';
import { POSTGRES_SPELLING } from './migrations/postgres-spelling.ts';
import type { Database, Tables } from './tables.ts';
import { reasonOf, tryAgain } from './try-again.ts';

/** The oldest that the PostgreSQL project still mends. */
const OLDEST_VERSION = 14;

/** Processes that start at once wait for each other: the first one makes the tables. */
export async function migratePostgres(url: string): Promise<void> {
  const db: Database = new Kysely<Tables>({
    dialect: new PostgresDialect({ pool: connectPostgres(url, { hasTime: true }) }),
  });
  try {
    const schema = await tryAgain(() => checkServer(db));
    await migrate(db, allMigrations(POSTGRES_SPELLING), schema);
  } catch (cause) {
    if (cause instanceof Failure && cause.kind === 'rejected') throw cause;
    const message = `DATABASE_URL: the database cannot be opened (${reasonOf(cause instanceof Failure ? cause.cause : cause)}). Check that it exists and runs, and that the user of the URL may create tables in it.`;
    throw new Failure('unavailable', message, { cause });
  } finally {
    await db.destroy();
  }
}

interface Server {
  readonly version: number;
  readonly encoding: string;
  readonly schema: string | null;
}

/** The schema that our tables are in: another program may have its own migrations in another one. */
export async function checkServer(db: Database): Promise<string> {
  const { rows } = await sql<Server>`select current_setting('server_version_num')::integer / 10000 as version,
    current_setting('server_encoding') as encoding, current_schema() as schema`.execute(db);
  const [server] = rows;
  if (!server || server.version < OLDEST_VERSION) {
    throw refused(`it is PostgreSQL ${server?.version}. Use version ${OLDEST_VERSION} or newer`);
  }
  if (server.encoding !== 'UTF8') {
    throw refused(`its encoding ${server.encoding} cannot hold every text. Create it with encoding 'UTF8'`);
  }
  if (server.schema === null) throw refused('no schema is on the search path of its user. Create one');
  return server.schema;
}

function refused(why: string): Failure {
  return new Failure('rejected', `DATABASE_URL: the database cannot be used: ${why}.`);
}
