import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Kysely, sql } from 'kysely';
import type { Migration, MigrationProvider } from 'kysely/migration';
import { describe, expect, it, onTestFinished } from 'vitest';
import { toInstant } from '../../../src/domain/instant.ts';
import { acceptDelivery } from '../../../src/store/accept-delivery.ts';
import { dueQuestion, questionOfDueEffect } from '../../../src/store/claim-question.ts';
import { connectSqlite } from '../../../src/store/connect-sqlite.ts';
import { finishDelivery } from '../../../src/store/finish-delivery.ts';
import { keepValidPolicy } from '../../../src/store/keep-valid-policy.ts';
import { lastValidPolicy } from '../../../src/store/last-valid-policy.ts';
import { migrate } from '../../../src/store/migrate.ts';
import { allMigrations } from '../../../src/store/migrations/all.ts';
import { SQLITE_SPELLING } from '../../../src/store/migrations/sqlite-spelling.ts';
import { openSqliteStore } from '../../../src/store/open.ts';
import { openGatesOfInstallation } from '../../../src/store/open-gates.ts';
import { lastValidOrganisationPolicy } from '../../../src/store/organisation-policy.ts';
import { NodeSqliteDialect } from '../../../src/store/sqlite-dialect.ts';
import type { Database, Tables } from '../../../src/store/tables.ts';
import { describeStore } from './describe-store.ts';
import { answer, ask, claimed, delivery, gate, pullRequest, report, SHOP, T0 } from './samples.ts';
import { newSqlitePlace, within } from './sqlite-place.ts';

describeStore({ name: 'sqlite', newPlace: newSqlitePlace });

describe('sqlite on disk', () => {
  async function newPlace() {
    const place = await newSqlitePlace();
    onTestFinished(place.remove);
    return place;
  }

  it('syncs every commit to disk: write-ahead log, synchronous=FULL', async () => {
    const { address } = await newPlace();
    const connection = await connectSqlite(address);
    onTestFinished(() => connection.close());
    const pragma = (name: string) => Object.values(connection.prepare(`pragma ${name}`).get() ?? {})[0];
    expect(pragma('journal_mode')).toBe('wal');
    expect(pragma('synchronous')).toBe(2);
    expect(pragma('foreign_keys')).toBe(1);
    expect(pragma('busy_timeout')).toBe(20);
  });

  it('waits for another process that is making the same database', async () => {
    const place = await newPlace();
    mkdirSync(place.address);
    const other = new DatabaseSync(join(place.address, 'tidegate.db'));
    onTestFinished(() => other.close());
    other.exec('begin exclusive; create table busy (id integer)');
    setTimeout(() => other.exec('commit'), 150);
    const store = await place.open();
    expect(await store.acceptDelivery(delivery('a'))).toBe('stored');
    await store.close();
  });

  it('fails loudly when another process never lets go', { timeout: 30_000 }, async () => {
    const place = await newPlace();
    const store = await place.open();
    onTestFinished(() => store.close());
    const other = new DatabaseSync(join(place.address, 'tidegate.db'));
    onTestFinished(() => other.close());
    other.exec('begin immediate');
    await expect(store.acceptDelivery(delivery('a'))).rejects.toThrow(/locked/);
    other.exec('rollback');
    expect(await store.acceptDelivery(delivery('a'))).toBe('stored');
  });

  it('shows its folder to nobody else', async () => {
    const place = await newPlace();
    await (await place.open()).close();
    expect(statSync(place.address).mode & 0o077).toBe(0);
  });

  it('says what is wrong when the file is not a database', async () => {
    const place = await newPlace();
    await (await place.open()).close();
    within(place.address, (database) => database.exec('pragma journal_mode = delete'));
    const file = join(place.address, 'tidegate.db');
    writeFileSync(file, Buffer.alloc(readFileSync(file).length, 'not a database '));
    await expect(openSqliteStore(place.address)).rejects.toThrow(/not a database/);
  });

  it('refuses a database of a newer version and leaves it as it is', async () => {
    const place = await newPlace();
    const store = await place.open();
    await store.acceptDelivery(delivery('a'));
    await store.close();
    within(place.address, (database) =>
      database.exec("insert into kysely_migration values ('999999-from-the-future', '2027-01-01T00:00:00.000Z')"),
    );
    await expect(place.open()).rejects.toThrow(/newer version of Tidegate/);
    expect(within(place.address, (database) => database.prepare('select id from delivery').all())).toHaveLength(1);
  });

  it('finds what is due by walking an index, however much waits for later', async () => {
    const place = await newPlace();
    const store = await place.open();
    onTestFinished(() => store.close());
    const db = new Kysely<Tables>({ dialect: new NodeSqliteDialect(await connectSqlite(place.address)) });
    onTestFinished(() => db.destroy());
    for (const [query, index] of [
      [dueQuestion(db, T0), 'question_due'],
      [questionOfDueEffect(db, T0), 'effect_due'],
    ] as const) {
      const { sql: text, parameters } = query.compile();
      const plan = within(place.address, (database) =>
        database
          .prepare(`explain query plan ${text}`)
          .all(...(parameters as number[]))
          .map((step) => String(step['detail']))
          .join('\n'),
      );
      expect(plan).toMatch(new RegExp(`^SEARCH (question|effect) USING .*INDEX ${index} \\(due_at<\\?\\)`));
      expect(plan).not.toMatch(/^SCAN|TEMP B-TREE/m);
    }
  });
});

describe('a migration', () => {
  const next = (up: Migration['up']): MigrationProvider => ({
    getMigrations: async () => ({ ...(await allMigrations(SQLITE_SPELLING).getMigrations()), '999999-next': { up } }),
  });

  async function withRows(): Promise<Database> {
    const place = await newSqlitePlace();
    const store = await place.open();
    await ask(store, [gate(1), pullRequest(2)], T0);
    await store.saveRecord(await claimed(store, T0), answer({ effects: [report(gate(1), 'held')] }));
    await store.close();
    const db = new Kysely<Tables>({ dialect: new NodeSqliteDialect(await connectSqlite(place.address)) });
    onTestFinished(async () => {
      await db.destroy();
      await place.remove();
    });
    return db;
  }

  it('keeps the rows that are there', async () => {
    const db = await withRows();
    await migrate(
      db,
      next(async (tx) => {
        await tx.schema
          .alterTable('question')
          .addColumn('priority', 'integer', (one) => one.notNull().defaultTo(3))
          .execute();
      }),
    );
    const rows = await db.selectFrom('question').selectAll().orderBy('key').execute();
    expect(rows).toMatchObject([
      { key: '1/gate/1', priority: 3 },
      { key: '1/pull-request/2', priority: 3 },
    ]);
    expect(await db.selectFrom('audit_entry').select('seq').execute()).toHaveLength(2);
  });

  it('of the organisations’ policies comes to a database of the first version, with all that is in it', async () => {
    const { address, remove } = await newSqlitePlace();
    const all = await allMigrations(SQLITE_SPELLING).getMigrations();
    const upTo = (count: number): MigrationProvider => ({
      getMigrations: async () => Object.fromEntries(Object.entries(all).slice(0, count)),
    });
    const db = new Kysely<Tables>({ dialect: new NodeSqliteDialect(await connectSqlite(address)) });
    onTestFinished(async () => {
      await db.destroy();
      await remove();
    });
    await migrate(db, upTo(1));
    await keepValidPolicy(db, 1, { text: 'version: 1\n', sha: 'a', at: toInstant(T0) });
    await acceptDelivery(db, delivery('a'));
    await finishDelivery(db, 'a', [gate(1)], T0);
    const before = await db.selectFrom('question').selectAll().execute();
    await migrate(db, upTo(2));
    expect(await db.selectFrom('question').selectAll().execute()).toEqual(before);
    expect(await lastValidPolicy(db, 1)).toMatchObject({ text: 'version: 1\n' });
    expect(await openGatesOfInstallation(db, SHOP.installationId)).toEqual([gate(1)]);
    expect(await lastValidOrganisationPolicy(db, 1)).toBeNull();
  });

  it('leaves nothing behind when it fails halfway', async () => {
    const db = await withRows();
    const broken = next(async (tx) => {
      await tx.schema.createTable('half').addColumn('id', 'integer').execute();
      await sql`delete from effect`.execute(tx);
      throw new Error('no space left');
    });
    await expect(migrate(db, broken)).rejects.toThrow(/nothing in it was changed: .*no space left/);
    expect(await db.selectFrom('effect').select('id').execute()).toHaveLength(1);
    expect((await db.introspection.getTables()).map((table) => table.name)).not.toContain('half');
    await migrate(db, allMigrations(SQLITE_SPELLING));
  });
});
