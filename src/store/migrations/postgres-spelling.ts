import { type CreateTableBuilder, type Kysely, sql } from 'kysely';
import type { Spelling } from './spelling.ts';

export const POSTGRES_SPELLING: Spelling = {
  bytes: 'bytea',
  text: sql`text collate "C"`,
  withCounter,
  makeAppendOnly,
};

function withCounter<Table extends string>(
  table: CreateTableBuilder<Table>,
  column: string,
): CreateTableBuilder<Table, string> {
  return table.addColumn(column, 'bigint', (one) => one.generatedAlwaysAsIdentity().primaryKey());
}

/** Replacing a row is an update here, so two triggers see everything; TRUNCATE asks no row. */
async function makeAppendOnly(db: Kysely<unknown>, table: string): Promise<void> {
  const refuse = sql.id(`${table}_refuse`);
  const message = sql.lit(`${table} is append-only: its rows are evidence, correct them by adding another`);
  await sql`create function ${refuse}() returns trigger language plpgsql as $$
    begin raise exception ${message}; end $$`.execute(db);
  await sql`create trigger ${sql.id(`${table}_refuses_change`)} before update or delete on ${sql.table(table)}
    for each row execute function ${refuse}()`.execute(db);
  await sql`create trigger ${sql.id(`${table}_refuses_truncate`)} before truncate on ${sql.table(table)}
    for each statement execute function ${refuse}()`.execute(db);
}
