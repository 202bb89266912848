/** The store on a PostgreSQL database of its own. Also the module that other processes open it with. */

import type { Store } from '../../../src/flow/ports.ts';
import { migrate } from '../../../src/store/migrate.ts';
import { POSTGRES_SPELLING } from '../../../src/store/migrations/postgres-spelling.ts';
import { openPostgres, openPostgresStore } from '../../../src/store/open.ts';
import { giveBack, takeDatabase } from './postgres-pool.ts';
import { dropDatabase, newDatabase, within } from './postgres-server.ts';
import type { Content, Place } from './store-under-test.ts';

export function open(address: string): Promise<Store> {
  return openPostgresStore(address);
}

export async function newPostgresPlace(content: Content): Promise<Place> {
  const address = content === 'nothing' ? await newDatabase() : await takeDatabase();
  const execute = (text: string) => within(address, async (client) => void (await client.query(text)));
  return {
    address,
    opener: import.meta.url,
    open: () => openPostgresStore(address),
    spelling: POSTGRES_SPELLING,
    migrate: async (provider) => {
      const db = openPostgres(address);
      await migrate(db, provider, 'public').finally(() => db.destroy());
    },
    raw: async () => openPostgres(address),
    auditLines: (installationId) =>
      within(address, async (client) => {
        const text = 'select line from audit_entry where installation_id = $1 order by seq';
        return (await client.query<{ line: string }>(text, [installationId])).rows.map((row) => row.line);
      }),
    changeAudit: () => execute("update audit_entry set line = '{}'"),
    replaceAudit: () =>
      execute(
        'insert into audit_entry select * from audit_entry on conflict (installation_id, seq) do update set line = excluded.line',
      ),
    deleteAudit: () => execute('delete from audit_entry'),
    remove: () => (content === 'nothing' ? dropDatabase(address) : giveBack(address)),
  };
}
