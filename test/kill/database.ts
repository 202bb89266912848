/** What is in the database of the App, looked at past the App. */
import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Effect } from '../../src/domain/effect.ts';
import type { Notice } from '../../src/domain/notice.ts';
import { openPostgres, openSqlite } from '../../src/store/open.ts';
import type { Database } from '../../src/store/tables.ts';
import { identityOfNotice } from './identity.ts';

export interface Look {
  /** State of each delivery that was stored, by its id. */
  readonly deliveries: ReadonlyMap<string, string>;
  readonly pending: readonly Effect[];
  /** Identities of notices that are true and not written down as told. */
  readonly untold: ReadonlySet<string>;
  readonly leases: readonly Lease[];
  /** Questions that are to be answered by now, or that could not be answered and are asked again, and how often. */
  readonly due: readonly string[];
}

/** What people were told, or were to be told. */
export interface LedgerNotice {
  readonly identity: string;
  readonly slot: string;
  /** What tells one telling of the slot from the next: two overrides in one minute read the same in Slack. */
  readonly content: string;
  readonly state: 'pending' | 'done' | 'superseded';
  /** How often it was tried. */
  readonly attempts: number;
  readonly note: string | null;
}

export interface Ledger {
  readonly notices: readonly LedgerNotice[];
  /** Comments that decided about a stage of a planned release. */
  readonly decisions: ReadonlySet<number>;
}

/** Somebody's for now: a lane, a delivery that is being taken in, or a notice that is being told. */
export interface Lease {
  readonly table: 'lane' | 'delivery' | 'notice';
  readonly key: string;
  readonly until: number;
  /** Of a notice. */
  readonly identity?: string;
}

export interface Kept {
  /** As the processes see it. */
  look(): Promise<Look>;
  /** As a process left it that was killed: what it did not commit is not looked at, and nothing is repaired. */
  lookAfterKill(): Promise<Look>;
  /** Lets those leases end that are still what they were: the time that they last has passed. */
  end(leases: readonly Lease[]): Promise<void>;
  /** Lets the minutes pass after which it is looked again how deployments ended. */
  passMinutes(): Promise<void>;
  ledger(): Promise<Ledger>;
  auditLines(): Promise<readonly string[]>;
}

/** @param webUrl of GitHub's pages. */
export function keptInFolder(folder: string, webUrl: string): Kept {
  const lookAt: LookAt = (db) => lookAtAll(db, webUrl);
  const within = <T>(use: (db: Database) => Promise<T>): Promise<T> => using(openSqlite(folder), use);
  return { ...keptBy(within, webUrl), lookAfterKill: () => lookAtCopy(folder, lookAt) };
}

export function keptInPostgres(url: string, webUrl: string): Kept {
  const within = <T>(use: (db: Database) => Promise<T>): Promise<T> => using(openPostgres(url), use);
  return { ...keptBy(within, webUrl), lookAfterKill: () => within((db) => lookAtAll(db, webUrl)) };
}

type LookAt = (db: Database) => Promise<Look>;
type Within = <T>(use: (db: Database) => Promise<T>) => Promise<T>;

function keptBy(within: Within, webUrl: string): Omit<Kept, 'lookAfterKill'> {
  return {
    look: () => within((db) => lookAtAll(db, webUrl)),
    passMinutes: () => within(passMinutes),
    ledger: () => within((db) => ledgerOf(db, webUrl)),
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
async function lookAtCopy(folder: string, lookAt: LookAt): Promise<Look> {
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

async function lookAtAll(db: Database, webUrl: string): Promise<Look> {
  const now = Date.now();
  const deliveries = await db.selectFrom('delivery').select(['id', 'state', 'leased_until']).execute();
  const effects = await db.selectFrom('effect').select('payload').where('state', '=', 'pending').execute();
  const lanes = await db.selectFrom('lane').select(['key', 'leased_until']).where('leased_until', '>', now).execute();
  // What failed is asked again after a while, and is no more answered than what is due.
  const due = await db
    .selectFrom('question')
    .select(['key', 'failures'])
    .where('due_at', 'is not', null)
    .where((row) => row.or([row('due_at', '<=', now), row('failures', '>', 0)]))
    .execute();
  const notices = (await untoldNotices(db)).map(({ payload, ...row }) => {
    return { ...row, identity: identityOfNotice(JSON.parse(payload) as Notice, webUrl) };
  });
  const taken = deliveries.filter((row) => row.state === 'waiting' && (row.leased_until ?? 0) > now);
  return {
    deliveries: new Map(deliveries.map(({ id, state }) => [id, state])),
    pending: effects.map(({ payload }) => JSON.parse(payload) as Effect),
    untold: new Set(notices.map(({ identity }) => identity)),
    due: due.map(({ key, failures }) => (failures === 0 ? key : `${key} (try ${failures + 1})`)),
    leases: [
      ...lanes.map((row): Lease => ({ table: 'lane', key: row.key, until: row.leased_until ?? 0 })),
      ...taken.map((row): Lease => ({ table: 'delivery', key: row.id, until: row.leased_until ?? 0 })),
      ...notices.flatMap(({ id, attempts, due_at: until, identity }): readonly Lease[] =>
        attempts > 0 && until !== null && until > now ? [{ table: 'notice', key: String(id), until, identity }] : [],
      ),
    ],
  };
}

/** Those that wait for something that is not done are not to be told, perhaps ever. */
async function untoldNotices(db: Database) {
  return await db
    .selectFrom('notice')
    .select(['id', 'payload', 'attempts', 'due_at'])
    .where('state', '=', 'pending')
    .where((notice) =>
      notice.or([
        notice('awaits', 'is', null),
        notice('awaits', 'in', notice.selectFrom('effect').select('slot').where('state', '=', 'done')),
      ]),
    )
    .execute();
}

async function ledgerOf(db: Database, webUrl: string): Promise<Ledger> {
  const notices = await db
    .selectFrom('notice')
    .select(['slot', 'content', 'payload', 'state', 'attempts', 'note'])
    .execute();
  const decisions = await db.selectFrom('plan_decision').select('comment_id').execute();
  return {
    notices: notices.map(({ payload, ...row }) => {
      return { ...row, identity: identityOfNotice(JSON.parse(payload) as Notice, webUrl) };
    }),
    decisions: new Set(decisions.map(({ comment_id: id }) => id)),
  };
}

const LOOKED_AT_AGAIN = ['verification', 'watch', 'delivered', 'escalation'] as const;

async function passMinutes(db: Database): Promise<void> {
  const now = Date.now();
  await db
    .updateTable('question')
    .set({ due_at: now })
    .where('kind', 'in', LOOKED_AT_AGAIN)
    .where('due_at', '>', now)
    .execute();
}

async function endLeases(db: Database, leases: readonly Lease[]): Promise<void> {
  const past = Date.now() - 1;
  for (const { table, key, until } of leases) {
    const change = { leased_until: past };
    if (table === 'notice') {
      await db
        .updateTable('notice')
        .set({ due_at: past })
        .where('id', '=', Number(key))
        .where('due_at', '=', until)
        .execute();
    } else if (table === 'lane') {
      await db.updateTable('lane').set(change).where('key', '=', key).where('leased_until', '=', until).execute();
    } else {
      await db.updateTable('delivery').set(change).where('id', '=', key).where('leased_until', '=', until).execute();
    }
  }
}
