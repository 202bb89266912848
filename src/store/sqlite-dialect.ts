/** Kysely on `node:sqlite`: the shim, and the two places where its own SQLite dialect is too careless for a queue. */
import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  CompiledQuery,
  type DatabaseConnection,
  type DialectAdapter,
  type Driver,
  type QueryCompiler,
  type QueryResult,
  type SelectModifierNode,
  SqliteAdapter,
  type SqliteDatabase,
  SqliteDialect,
  SqliteDriver,
  SqliteQueryCompiler,
} from 'kysely';
import { isLocked } from './is-locked.ts';

export class NodeSqliteDialect extends SqliteDialect {
  readonly #database: DatabaseSync;

  constructor(database: DatabaseSync) {
    super({ database: shim(database) });
    this.#database = database;
  }

  override createDriver(): Driver {
    return new PatientDriver(this.#database);
  }

  override createQueryCompiler(): QueryCompiler {
    return new LocklessCompiler();
  }

  override createAdapter(): DialectAdapter {
    return new TransactionalAdapter();
  }
}

/** `FOR UPDATE SKIP LOCKED` is for databases where others write meanwhile. Here a transaction holds the whole file. */
class LocklessCompiler extends SqliteQueryCompiler {
  protected override visitSelectModifier(node: SelectModifierNode): void {
    if (node.modifier !== 'ForUpdate' && node.modifier !== 'SkipLocked') super.visitSelectModifier(node);
  }
}

/** The pause is what lets the transactions of this very process end, when two connections of it meet. */
const LOCKED_TRIES = 200;
const LOCKED_PAUSE_MS = 10;

class PatientDriver extends SqliteDriver {
  readonly #database: DatabaseSync;
  #connection: DatabaseConnection | undefined;

  constructor(database: DatabaseSync) {
    super({ database: shim(database) });
    this.#database = database;
  }

  override async acquireConnection(): Promise<DatabaseConnection> {
    this.#connection ??= patient(await super.acquireConnection(), this.#database);
    return this.#connection;
  }

  /**
   * Takes the write lock when a transaction begins. A transaction that reads first and then asks for the lock is
   * refused at once when somebody wrote in between, however long one is ready to wait.
   */
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }
}

/**
 * Waits for the lock without blocking the process. Inside a transaction the lock is ours, so there is nothing to
 * wait for.
 */
function patient(connection: DatabaseConnection, database: DatabaseSync): DatabaseConnection {
  async function executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    for (let tries = 1; ; tries++) {
      try {
        return await connection.executeQuery<Row>(query);
      } catch (error) {
        if (tries >= LOCKED_TRIES || database.isTransaction || !isLocked(error)) throw error;
        await sleep(LOCKED_PAUSE_MS);
      }
    }
  }
  return { executeQuery, streamQuery: (query, chunkSize) => connection.streamQuery(query, chunkSize) };
}

/** SQLite can undo the making of a table. Said so, a migration that is killed halfway leaves nothing behind. */
class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

function shim(connection: DatabaseSync): SqliteDatabase {
  return {
    close: () => connection.close(),
    prepare: (text) => {
      const statement = connection.prepare(text);
      return {
        reader: statement.columns().length > 0,
        all: (parameters) => statement.all(...bindable(parameters)),
        run: (parameters) => statement.run(...bindable(parameters)),
        iterate: (parameters) => statement.iterate(...bindable(parameters)),
      };
    },
  };
}

/** Kysely hands on what the typed tables allow: text, numbers, bytes and null. Anything else is refused by SQLite. */
function bindable(parameters: readonly unknown[]): SQLInputValue[] {
  return parameters as SQLInputValue[];
}
