import { type Kysely, sql } from 'kysely';
import type { Migration, MigrationProvider } from 'kysely/migration';
import { expect, it, onTestFinished } from 'vitest';
import { allMigrations } from '../../../src/store/migrations/all.ts';
import { OLD_ROWS } from './old-rows.ts';
import { claimed, delivery, gate, SHA, SHOP, T0 } from './samples.ts';
import type { Place } from './store-under-test.ts';

export function migrationCases(newPlace: () => Promise<Place>): void {
  it('keeps all rows of every older version, and goes on with them', { timeout: 60_000 }, async () => {
    const versions = Object.keys(await allMigrations((await newPlace()).spelling).getMigrations()).length;
    for (let version = 1; version < versions; version++) {
      const place = await newPlace();
      const db = await rowsOf(place);
      await place.migrate(upTo(place, version));
      const kept = OLD_ROWS.filter((one) => one.since <= version);
      for (const { table, rows } of kept)
        await db
          .insertInto(table)
          .values([...rows])
          .execute();
      const before = await Promise.all(kept.map(({ table }) => db.selectFrom(table).selectAll().execute()));
      await place.migrate(allMigrations(place.spelling));
      const after = await Promise.all(kept.map(({ table }) => db.selectFrom(table).selectAll().execute()));
      expect(after).toMatchObject(before);
      if (version >= 14) await expectVerified(place);
      await expectWorks(place);
      // A server has room for a hundred connections, which is less than all versions together would hold.
      await db.destroy();
    }
  });

  it('has rows of every table that was made before the newest version', async () => {
    const place = await newPlace();
    const db = await rowsOf(place);
    const versions = Object.keys(await allMigrations(place.spelling).getMigrations()).length;
    await place.migrate(upTo(place, versions - 1));
    const tables = (await db.introspection.getTables()).map((table) => table.name);
    expect([...new Set(OLD_ROWS.map(({ table }) => table))].sort()).toEqual(
      tables.filter((name) => !name.startsWith('sqlite_')).sort(),
    );
  });

  it('leaves nothing behind when it fails halfway', async () => {
    const place = await newPlace();
    await (await place.open()).acceptDelivery(delivery('a'));
    const broken = withNext(place, async (tx) => {
      await tx.schema.createTable('half').addColumn('id', 'integer').execute();
      await sql`delete from delivery`.execute(tx);
      throw new Error('no space left');
    });
    await expect(place.migrate(broken)).rejects.toThrow(/nothing in it was changed: .*no space left/);
    const db = await rowsOf(place);
    expect(await db.selectFrom('delivery').select('id').execute()).toEqual([{ id: 'a' }]);
    expect((await db.introspection.getTables()).map((table) => table.name)).not.toContain('half');
    expect(await (await place.open()).waitingDeliveries(9)).toHaveLength(1);
  });

  it('refuses a database of a newer version and leaves it as it is', async () => {
    const place = await newPlace();
    await (await place.open()).acceptDelivery(delivery('a'));
    const db = await rowsOf(place);
    const newer = { name: '999999-from-the-future', timestamp: '2027-01-01T00:00:00.000Z' };
    await db.insertInto('kysely_migration').values(newer).execute();
    await expect(place.open()).rejects.toThrow(/newer version of Tidegate has used it: start that version/);
    expect(await db.selectFrom('delivery').select('id').execute()).toEqual([{ id: 'a' }]);
  });

  it('is done once when several start at once on an older database', async () => {
    const place = await newPlace();
    await place.migrate(upTo(place, 1));
    const stores = await Promise.all([place.open(), place.open(), place.open(), place.open()]);
    for (const [nth, store] of stores.entries()) expect(await store.acceptDelivery(delivery(`${nth}`))).toBe('stored');
    const done = await (await rowsOf(place)).selectFrom('kysely_migration').select('name').execute();
    expect(done.map(({ name }) => name).sort()).toEqual(
      Object.keys(await allMigrations(place.spelling).getMigrations()).sort(),
    );
  });
}

/** Past the verbs, and without knowing the columns: an old version has others. */
async function rowsOf(place: Place): Promise<Kysely<Record<string, Record<string, unknown>>>> {
  const db = await place.raw();
  onTestFinished(() => db.destroy());
  return db as unknown as Kysely<Record<string, Record<string, unknown>>>;
}

function upTo(place: Place, version: number): MigrationProvider {
  const all = allMigrations(place.spelling);
  return {
    getMigrations: async () => Object.fromEntries(Object.entries(await all.getMigrations()).slice(0, version)),
  };
}

function withNext(place: Place, up: Migration['up']): MigrationProvider {
  return {
    getMigrations: async () => ({ ...(await allMigrations(place.spelling).getMigrations()), '999999-next': { up } }),
  };
}

/** What was said before there was a place for what ran. */
async function expectVerified(place: Place): Promise<void> {
  const store = await place.open();
  const { newest } = await store.verifications(SHOP.id, 'production');
  expect(newest.find(({ deploymentId }) => deploymentId === 2)).toEqual({
    repositoryId: SHOP.id,
    deploymentId: 2,
    environment: 'production',
    sha: SHA,
    verdict: 'fail',
    failedChecks: ['home'],
    preExisting: ['home'],
    reasonCode: 'pre-existing',
    at: '2026-11-23T09:00:00Z',
  });
  await store.close();
}

async function expectWorks(place: Place): Promise<void> {
  const store = await place.open();
  const waiting = await store.waitingDeliveries(9);
  expect(waiting.map(({ id, body }) => [id, ...body])).toEqual([['waits', 0, 1, 254, 255]]);
  expect(await store.claimDeliveries(T0, T0 + 1, 9)).toHaveLength(1);
  expect(await store.openGates(SHOP.id)).toEqual([gate(1)]);
  expect(await store.openedGates(SHOP.id, 'production')).toMatchObject([{ deploymentId: 9 }]);
  expect(await store.nextDueAt()).toBe(T0 + 5);
  const claim = await claimed(store, T0 + 5);
  expect(claim).toMatchObject({ key: '1/gate/1', token: 8 });
  await store.acceptDelivery(delivery('new'));
  expect((await store.waitingDeliveries(9)).map(({ id }) => id)).toEqual(['waits', 'new']);
  await store.close();
}
