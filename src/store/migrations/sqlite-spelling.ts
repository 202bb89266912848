import { type CreateTableBuilder, type Kysely, sql } from 'kysely';
import type { Spelling } from './spelling.ts';

export const SQLITE_SPELLING: Spelling = { bytes: 'blob', text: 'text', withCounter, makeAppendOnly };

function withCounter<Table extends string>(
  table: CreateTableBuilder<Table>,
  column: string,
): CreateTableBuilder<Table, string> {
  return table.addColumn(column, 'integer', (one) => one.primaryKey().autoIncrement());
}

async function makeAppendOnly(db: Kysely<unknown>, table: string, key: readonly string[]): Promise<void> {
  for (const change of ['update', 'delete']) {
    const trigger = sql.id(`${table}_refuses_${change}`);
    const message = sql.lit(`${table} is append-only: its rows are evidence, correct them by adding another`);
    await sql`create trigger ${trigger} before ${sql.raw(change)} on ${sql.table(table)}
      begin select raise(abort, ${message}); end`.execute(db);
  } // REPLACE deletes without asking the trigger above.
  const isSame = sql.join(
    key.map((column) => sql`${sql.ref(column)} = new.${sql.id(column)}`),
    sql` and `,
  );
  const name = sql.id(`${table}_refuses_replace`);
  const taken = sql.lit(`${table} is append-only: this place is taken`);
  await sql`create trigger ${name} before insert on ${sql.table(table)}
    when exists (select 1 from ${sql.table(table)} where ${isSame})
    begin select raise(abort, ${taken}); end`.execute(db);
}
