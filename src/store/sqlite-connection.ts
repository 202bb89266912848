/** The one connection to the embedded database, which transactions of both kinds of durability take in turns. */
import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import type { CompiledQuery, DatabaseConnection, QueryResult } from 'kysely';
import { isLocked } from './is-locked.ts';

/**
 * What a power cut may take of what was committed. `full`: nothing, each commit waits for the disk. `normal`: the last
 * ones, but never one before something that stays; the next full commit takes them to the disk with it.
 */
export type Durability = 'full' | 'normal';

/** The pause is what lets the transactions of this very process end, when two connections of it meet. */
const LOCKED_TRIES = 200;
const LOCKED_PAUSE_MS = 10;

export class SqliteConnection implements DatabaseConnection {
  readonly #database: DatabaseSync;
  readonly #statements: Statements;
  #durability: Durability = 'full';
  #held: Promise<void> | undefined;
  #release: () => void = () => undefined;

  /** The connection commits as `full` when it is given. */
  constructor(database: DatabaseSync) {
    this.#database = database;
    this.#statements = keepStatements(database);
  }

  /** Waits until it is free. What is committed until it is given back is as durable as asked for. */
  async take(durability: Durability): Promise<void> {
    while (this.#held) await this.#held;
    this.#held = new Promise((resolve) => {
      this.#release = resolve;
    });
    if (durability === this.#durability) return;
    this.#database.exec(`pragma synchronous = ${durability}`);
    this.#durability = durability;
  }

  giveBack(): void {
    this.#held = undefined;
    this.#release();
  }

  /**
   * Waits for the lock of the file without blocking the process. Inside a transaction the lock is ours, so there is
   * nothing to wait for.
   */
  async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    for (let tries = 1; ; tries++) {
      try {
        return this.#run<Row>(query);
      } catch (error) {
        if (tries >= LOCKED_TRIES || this.#database.isTransaction || !isLocked(error)) throw error;
        await sleep(LOCKED_PAUSE_MS);
      }
    }
  }

  async *streamQuery<Row>(query: CompiledQuery): AsyncIterableIterator<QueryResult<Row>> {
    const statement = this.#database.prepare(query.sql);
    for (const row of statement.iterate(...bindable(query.parameters))) yield { rows: [row as Row] };
  }

  close(): void {
    this.#database.close();
  }

  #run<Row>({ sql, parameters }: CompiledQuery): QueryResult<Row> {
    const { statement, isReader } = this.#statements(sql);
    if (isReader) return { rows: statement.all(...bindable(parameters)) as Row[] };
    const { changes, lastInsertRowid } = statement.run(...bindable(parameters));
    return { rows: [], numAffectedRows: BigInt(changes), insertId: BigInt(lastInsertRowid) };
  }
}

interface Prepared {
  readonly statement: StatementSync;
  readonly isReader: boolean;
}

type Statements = (text: string) => Prepared;

/** More than all queries that do not depend on how long a list is. */
const MOST_STATEMENTS = 300;

/** Preparing a statement takes longer than running it. The one not used for longest makes room. */
function keepStatements(database: DatabaseSync): Statements {
  const kept = new Map<string, Prepared>();
  return (text) => {
    const known = kept.get(text);
    const prepared = known ?? prepare(database, text);
    if (known) kept.delete(text);
    else if (kept.size >= MOST_STATEMENTS) kept.delete(kept.keys().next().value ?? '');
    kept.set(text, prepared);
    return prepared;
  };
}

function prepare(database: DatabaseSync, text: string): Prepared {
  const statement = database.prepare(text);
  return { statement, isReader: statement.columns().length > 0 };
}

/** Kysely hands on what the typed tables allow: text, numbers, bytes and null. Anything else is refused by SQLite. */
function bindable(parameters: readonly unknown[]): SQLInputValue[] {
  return parameters as SQLInputValue[];
}
