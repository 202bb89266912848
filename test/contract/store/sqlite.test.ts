import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Kysely } from 'kysely';
import { describe, expect, it, onTestFinished } from 'vitest';
import { dueQuestion, questionOfDueEffect } from '../../../src/store/claim-question.ts';
import { connectSqlite } from '../../../src/store/connect-sqlite.ts';
import { openSqliteStore } from '../../../src/store/open.ts';
import { NodeSqliteDialect } from '../../../src/store/sqlite-dialect.ts';
import type { Tables } from '../../../src/store/tables.ts';
import { describeStore } from './describe-store.ts';
import { delivery, T0 } from './samples.ts';
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
