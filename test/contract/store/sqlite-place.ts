/** The embedded store in a folder of its own. Also the module that other processes open it with. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Store } from '../../../src/flow/ports.ts';
import { DATABASE_FILE } from '../../../src/store/connect-sqlite.ts';
import { migrate } from '../../../src/store/migrate.ts';
import { SQLITE_SPELLING } from '../../../src/store/migrations/sqlite-spelling.ts';
import { openSqlite, openSqliteStore } from '../../../src/store/open.ts';
import type { Content, Place } from './store-under-test.ts';

export function open(address: string): Promise<Store> {
  return openSqliteStore(address);
}

/** Made once in each process of tests. A database that is closed is the one file. */
let withTables: Promise<Buffer> | undefined;

async function fileWithTables(): Promise<Buffer> {
  const folder = mkdtempSync(join(tmpdir(), 'tidegate-store-'));
  try {
    await (await openSqliteStore(folder)).close();
    expectOnly(DATABASE_FILE, readdirSync(folder));
    return readFileSync(join(folder, DATABASE_FILE));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function expectOnly(name: string, names: readonly string[]): void {
  if (names.join() !== name) throw new Error(`expected only ${name} in the folder, not ${names.join(', ')}`);
}

/** Making the tables takes three times as long as copying them, and waits for the disk. */
async function copyTables(address: string): Promise<void> {
  withTables ??= fileWithTables();
  const file = await withTables;
  mkdirSync(address, { mode: 0o700 });
  writeFileSync(join(address, DATABASE_FILE), file);
}

export async function newSqlitePlace(content: Content = 'nothing'): Promise<Place> {
  const address = join(mkdtempSync(join(tmpdir(), 'tidegate-store-')), 'data');
  if (content === 'empty tables') await copyTables(address);
  return {
    address,
    opener: import.meta.url,
    open: () => openSqliteStore(address),
    spelling: SQLITE_SPELLING,
    migrate: async (provider) => {
      const db = await openSqlite(address);
      await migrate(db, provider).finally(() => db.destroy());
    },
    raw: () => openSqlite(address),
    auditLines: async (installationId) =>
      within(address, (database) =>
        database
          .prepare('select line from audit_entry where installation_id = ? order by seq')
          .all(installationId)
          .map((row) => String(row['line'])),
      ),
    changeAudit: async () => within(address, (database) => database.exec("update audit_entry set line = '{}'")),
    replaceAudit: async () =>
      within(address, (database) => database.exec('insert or replace into audit_entry select * from audit_entry')),
    deleteAudit: async () => within(address, (database) => database.exec('delete from audit_entry')),
    remove: async () => rmSync(join(address, '..'), { recursive: true, force: true }),
  };
}

export function within<T>(address: string, use: (database: DatabaseSync) => T): T {
  const database = new DatabaseSync(join(address, 'tidegate.db'), { timeout: 2000 });
  try {
    return use(database);
  } finally {
    database.close();
  }
}
