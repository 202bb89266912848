/** The embedded store in a folder of its own. Also the module that other processes open it with. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Store } from '../../../src/flow/ports.ts';
import { migrate } from '../../../src/store/migrate.ts';
import { SQLITE_SPELLING } from '../../../src/store/migrations/sqlite-spelling.ts';
import { openSqlite, openSqliteStore } from '../../../src/store/open.ts';
import type { Place } from './store-under-test.ts';

export function open(address: string): Promise<Store> {
  return openSqliteStore(address);
}

export async function newSqlitePlace(): Promise<Place> {
  const address = join(mkdtempSync(join(tmpdir(), 'tidegate-store-')), 'data');
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
