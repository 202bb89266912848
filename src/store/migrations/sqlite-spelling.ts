import { type CreateTableBuilder, type Kysely, sql } from 'kysely';
import type { Spelling } from './spelling.ts';

export const SQLITE_SPELLING: Spelling = { bytes: 'blob', withCounter, makeAppendOnly };

function withCounter<Table extends string>(
  table: CreateTableBuilder<Table>,
  column: string,
): CreateTableBuilder<Table, string> {
  return table.addColumn(column, 'integer', (one) => one.primaryKey().autoIncrement());
}

async function makeAppendOnly(db: Kysely<unknown>, table: string): Promise<void> {
  for (const change of ['update', 'delete']) {
    const trigger = sql.id(`${table}_refuses_${change}`);
    const message = sql.lit(`${table} is append-only: its rows are evidence, correct them by adding another`);
    await sql`create trigger ${trigger} before ${sql.raw(change)} on ${sql.table(table)}
      begin select raise(abort, ${message}); end`.execute(db);
  }
}
