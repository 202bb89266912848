/** What is in the database of the App, looked at past the App. */
import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Effect } from '../../src/domain/effect.ts';
import { openPostgres, openSqlite } from '../../src/store/open.ts';
import type { Database } from '../../src/store/tables.ts';

export interface Look {
  /** State of each delivery that was stored, by its id. */
  readonly deliveries: ReadonlyMap<string, string>;
  readonly pending: readonly Effect[];
  readonly leases: readonly Lease[];
  /** Questions that are to be answered by now, or that could not be answered and are asked again. */
  readonly due: number;
}

/** Somebody's for now: a lane, or a delivery that is being taken in. */
export interface Lease {
  readonly table: 'lane' | 'delivery';
  readonly key: string;
  readonly until: number;
}

export interface Kept {
  /** As the processes see it. */
  look(): Promise<Look>;
  /** As a process left it that was killed: what it did not commit is not looked at, and nothing is repaired. */
  lookAfterKill(): Promise<Look>;
  /** Lets those leases end that are still what they were: the time that they last has passed. */
  end(leases: readonly Lease[]): Promise<void>;
  auditLines(): Promise<readonly string[]>;
}

export function keptInFolder(folder: string): Kept {
  const within = <T>(use: (db: Database) => Promise<T>): Promise<T> => using(openSqlite(folder), use);
  return { ...keptBy(within), lookAfterKill: () => lookAtCopy(folder) };
}

export function keptInPostgres(url: string): Kept {
  const within = <T>(use: (db: Database) => Promise<T>): Promise<T> => using(openPostgres(url), use);
  return { ...keptBy(within), lookAfterKill: () => within(lookAt) };
}

type Within = <T>(use: (db: Database) => Promise<T>) => Promise<T>;

function keptBy(within: Within): Omit<Kept, 'lookAfterKill'> {
  return {
    look: () => within(lookAt),
    end: (leases) => within((db) => endLeases(db, leases)),
    auditLines: () =>
      within(async (db) => {
        const rows = await db
          .selectFrom('audit_entry')
          .select('line')
          .orderBy('installation_id')
          .orderBy('seq')
          .execute();
        return rows.map(({ line }) => line);
      }),
  };
}

async function using<T>(opening: Database | Promise<Database>, use: (db: Database) => Promise<T>): Promise<T> {
  const db = await opening;
  try {
    return await use(db);
  } finally {
    await db.destroy();
  }
}

/** The next process has to repair the files of the killed one; so they are copied before they are opened. */
async function lookAtCopy(folder: string): Promise<Look> {
  const copy = mkdtempSync(join(tmpdir(), 'tidegate-look-'));
  try {
    for (const name of ['tidegate.db', 'tidegate.db-wal'].filter((each) => existsSync(join(folder, each)))) {
      copyFileSync(join(folder, name), join(copy, name));
    }
    return await using(openSqlite(copy), lookAt);
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

async function lookAt(db: Database): Promise<Look> {
  const now = Date.now();
  const deliveries = await db.selectFrom('delivery').select(['id', 'state', 'leased_until']).execute();
  const effects = await db.selectFrom('effect').select('payload').where('state', '=', 'pending').execute();
  const lanes = await db.selectFrom('lane').select(['key', 'leased_until']).where('leased_until', '>', now).execute();
  // What failed is asked again after a while, and is no more answered than what is due.
  const due = await db
    .selectFrom('question')
    .select('key')
    .where('due_at', 'is not', null)
    .where((row) => row.or([row('due_at', '<=', now), row('failures', '>', 0)]))
    .execute();
  const taken = deliveries.filter((row) => row.state === 'waiting' && (row.leased_until ?? 0) > now);
  return {
    deliveries: new Map(deliveries.map(({ id, state }) => [id, state])),
    pending: effects.map(({ payload }) => JSON.parse(payload) as Effect),
    due: due.length,
    leases: [
      ...lanes.map((row): Lease => ({ table: 'lane', key: row.key, until: row.leased_until ?? 0 })),
      ...taken.map((row): Lease => ({ table: 'delivery', key: row.id, until: row.leased_until ?? 0 })),
    ],
  };
}

async function endLeases(db: Database, leases: readonly Lease[]): Promise<void> {
  const past = Date.now() - 1;
  for (const { table, key, until } of leases) {
    const change = { leased_until: past };
    if (table === 'lane') {
      await db.updateTable('lane').set(change).where('key', '=', key).where('leased_until', '=', until).execute();
    } else {
      await db.updateTable('delivery').set(change).where('id', '=', key).where('leased_until', '=', until).execute();
    }
  }
}
