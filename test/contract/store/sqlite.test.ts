import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Kysely } from 'kysely';
import { describe, expect, it, onTestFinished } from 'vitest';
import { dueQuestion, hadTheirTurn, questionOfDueEffect } from '../../../src/store/claim-question.ts';
import { connectSqlite } from '../../../src/store/connect-sqlite.ts';
import { openSqliteStore, openStoreOn } from '../../../src/store/open.ts';
import { SqliteConnection } from '../../../src/store/sqlite-connection.ts';
import { NodeSqliteDialect } from '../../../src/store/sqlite-dialect.ts';
import type { Tables } from '../../../src/store/tables.ts';
import { describeStore } from './describe-store.ts';
import { answer, claimed, delivery, EVER, gate, openGate, T0 } from './samples.ts';
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

  describe('what a power cut may take', () => {
    /** `pragma synchronous` of the very connection, at the moment at which the statement runs: 2 is full, 1 is normal. */
    async function openWatched(watched: readonly string[]) {
      const { address } = await newPlace();
      const connection = await connectSqlite(address);
      const store = await openStoreOn(connection);
      onTestFinished(() => store.close());
      const seen: string[] = [];
      const level = connection.prepare('pragma synchronous');
      connection.function('see', (what) => {
        seen.push(`${what}: ${Object.values(level.get() ?? {})[0]}`);
        return null;
      });
      for (const [index, when] of watched.entries()) {
        connection.exec(`create temp trigger see_${index} after ${when} begin select see('${when}'); end`);
      }
      const seenIn = async (work: () => Promise<unknown>): Promise<readonly string[]> => {
        seen.length = 0;
        await work();
        return [...new Set(seen)];
      };
      return { store, seenIn };
    }

    it('is no delivery that was accepted: on disk before the answer, also after commits that need not be', async () => {
      const { store, seenIn } = await openWatched(['insert on delivery', 'update on delivery']);
      const accept = (id: string) => seenIn(() => store.acceptDelivery(delivery(id)));
      expect(await accept('a')).toEqual(['insert on delivery: 2']);
      expect(await seenIn(() => store.claimDeliveries(T0, T0 + 1, 9))).toEqual(['update on delivery: 1']);
      expect(await accept('b')).toEqual(['insert on delivery: 2']);
      expect(await seenIn(() => store.finishDelivery('a', [gate(1)], T0))).toEqual(['update on delivery: 1']);
      expect(await accept('c')).toEqual(['insert on delivery: 2']);
      const atOnce = await seenIn(() =>
        Promise.all([
          store.finishDelivery('b', [], T0),
          store.acceptDelivery(delivery('d')),
          store.claimQuestion(T0, T0 + 1),
          store.acceptDelivery(delivery('e')),
        ]),
      );
      expect(atOnce.toSorted()).toEqual(['insert on delivery: 2', 'update on delivery: 1']);
    });

    it('is nothing that GitHub was told or will be: answers, effects, outcomes, verifications', async () => {
      const { store, seenIn } = await openWatched([
        'insert on record',
        'insert on effect',
        'update on effect',
        'insert on question',
        'update on question',
      ]);
      await store.acceptDelivery(delivery('a'));
      const asks = () => store.finishDelivery('a', [gate(1)], T0);
      expect(await seenIn(asks)).toEqual(['insert on question: 1']);
      const claim = await claimed(store, T0);
      const record = answer({ effects: [openGate(gate(1))] });
      expect(await seenIn(() => store.saveRecord(claim, record))).toEqual([
        'insert on record: 2',
        'insert on effect: 2',
      ]);
      const [effect] = await store.pendingEffects(claim.key, EVER);
      if (!effect) throw new Error('expected an effect');
      expect(await seenIn(() => store.settleEffect(effect, { kind: 'done' }, T0))).toEqual(['update on effect: 2']);
      const giveBack = () => store.releaseClaim(claim, { dueAt: T0 });
      expect(await seenIn(giveBack)).toEqual(['update on question: 1']);
    });
  });

  it('settles what was given to it before it closes, and takes nothing after', async () => {
    const place = await newPlace();
    const store = await place.open();
    const accepted = store.acceptDelivery(delivery('a'));
    const closed = store.close();
    await expect(store.acceptDelivery(delivery('b'))).rejects.toThrow(/being closed/);
    await closed;
    expect(await accepted).toBe('stored');
    const again = await place.open();
    onTestFinished(() => again.close());
    expect((await again.waitingDeliveries(9)).map(({ id }) => id)).toEqual(['a']);
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
    const db = new Kysely<Tables>({
      dialect: new NodeSqliteDialect(new SqliteConnection(await connectSqlite(place.address)), 'full'),
    });
    onTestFinished(() => db.destroy());
    for (const [query, index] of [
      [dueQuestion(db, T0), 'question_due'],
      [dueQuestion(db, T0, hadTheirTurn(db)).where('question.kind', '=', 'gate'), 'question_by_kind'],
      [questionOfDueEffect(db, T0), 'effect_due'],
      [questionOfDueEffect(db, T0, hadTheirTurn(db)).where('effect.kind', '=', 'open-gate'), 'effect_by_kind'],
    ] as const) {
      const { sql: text, parameters } = query.compile();
      const plan = within(place.address, (database) =>
        database
          .prepare(`explain query plan ${text}`)
          .all(...(parameters as number[]))
          .map((step) => String(step['detail']))
          .join('\n'),
      );
      expect(plan).toMatch(
        new RegExp(`^SEARCH (question|effect) USING .*INDEX ${index} \\((kind=\\? AND )?due_at<\\?\\)`),
      );
      expect(plan).not.toMatch(/^SCAN|TEMP B-TREE/m);
    }
  });
});
