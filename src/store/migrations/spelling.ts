/** What databases spell differently when tables are made. A database that is added brings its own spelling. */
import type { ColumnDataType, CreateTableBuilder, Expression, Kysely } from 'kysely';

export interface Spelling {
  readonly bytes: ColumnDataType;
  /** Text that is compared and sorted by its bytes, so that every database gives the same order. */
  readonly text: ColumnDataType | Expression<string>;
  /** Adds a primary key that counts up and never gives a number twice. */
  withCounter<Table extends string>(
    table: CreateTableBuilder<Table>,
    column: string,
  ): CreateTableBuilder<Table, string>;
  /** Makes the database itself refuse to change, replace or delete rows of the table. */
  makeAppendOnly(db: Kysely<unknown>, table: string, key: readonly string[]): Promise<void>;
}
