/** What an implementation of the store brings to the contract suite. */
import type { MigrationProvider } from 'kysely/migration';
import type { Store } from '../../../src/flow/ports.ts';
import type { Spelling } from '../../../src/store/migrations/spelling.ts';
import type { Database } from '../../../src/store/tables.ts';

export interface StoreUnderTest {
  readonly name: string;
  /** A new database. Of most cases the making of the tables is no part, and it may be quicker to copy them. */
  newPlace(content: Content): Promise<Place>;
}

export type Content = 'nothing' | 'empty tables';

export interface Place {
  /** Tells another process which database; that process imports {@link opener}. */
  readonly address: string;
  /** URL of a module whose `open(address)` opens the store. */
  readonly opener: string;
  open(): Promise<Store>;
  readonly spelling: Spelling;
  /** Brings its tables to where other migrations lead. */
  migrate(provider: MigrationProvider): Promise<void>;
  /** The database without the store around it; whoever asks destroys it. */
  raw(): Promise<Database>;
  /** The audit log as it is in the database, in order. */
  auditLines(installationId: number): Promise<readonly string[]>;
  /** Tries to change and to delete what is in the audit log, past our code. Rejects when the database refuses. */
  changeAudit(): Promise<void>;
  replaceAudit(): Promise<void>;
  deleteAudit(): Promise<void>;
  remove(): Promise<void>;
}
