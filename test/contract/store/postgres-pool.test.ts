/** What one test leaves in a database reaches no other test. */
import { Client } from 'pg';
import { expect, it, onTestFinished } from 'vitest';
import { openPostgresStore } from '../../../src/store/open.ts';
import { giveBack, takeDatabase } from './postgres-pool.ts';
import { within } from './postgres-server.ts';
import { delivery } from './samples.ts';

async function run(address: string, text: string): Promise<unknown[]> {
  return await within(address, async (client) => (await client.query(text)).rows);
}

/** What is given after one was used so; it is the same one when that could be emptied. */
async function afterUse(use: (address: string) => Promise<unknown>): Promise<{ next: string; isSame: boolean }> {
  const address = await takeDatabase();
  await use(address);
  await giveBack(address);
  const next = await takeDatabase();
  onTestFinished(() => giveBack(next));
  return { next, isSame: next === address };
}

/** Names of the tables that have a row. */
const FILLED = `select relname from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace
  and query_to_xml(format('select 1 from %I limit 1', relname), false, true, '')::text <> '' order by relname`;

it('leaves no row behind, also where rows refer to each other and are append-only, and counts anew', async () => {
  const { next, isSame } = await afterUse(async (address) => {
    const store = await openPostgresStore(address);
    await store.acceptDelivery(delivery('a'));
    await store.close();
    await run(address, 'insert into audit_log (installation_id, size) values (1, 1)');
    await run(address, `insert into audit_entry (installation_id, seq, repository_id, line) values (1, 1, 1, '{}')`);
    // A counter that was used, of a table without a row.
    await run(address, `select nextval(pg_get_serial_sequence('effect', 'id'))`);
    expect(await run(address, FILLED)).toMatchObject(
      ['audit_entry', 'audit_log', 'delivery', 'kysely_migration', 'kysely_migration_lock'].map((relname) => ({
        relname,
      })),
    );
  });
  expect(isSame).toBe(true);
  expect(await run(next, FILLED)).toEqual([{ relname: 'kysely_migration' }, { relname: 'kysely_migration_lock' }]);
  expect(await run(next, 'select sequencename from pg_sequences where last_value is not null')).toEqual([]);
  await expect(run(next, 'truncate audit_entry')).rejects.toThrow(/append-only/);
});

it('cuts connections that are left open, and with them their locks, temporary tables and settings', async () => {
  let hanging: Client | undefined;
  const { next, isSame } = await afterUse(async (address) => {
    hanging = new Client({ connectionString: address });
    hanging.on('error', () => undefined);
    await hanging.connect();
    await hanging.query(`set session_replication_role = replica; create temporary table delivery (id int);
      select pg_advisory_lock(1); begin; lock table question in access exclusive mode`);
  });
  expect(isSame).toBe(true);
  await expect(hanging?.query('select 1')).rejects.toThrow();
  await run(next, "set lock_timeout = '1s'; begin; lock table question; commit");
  expect(await run(next, "select relname from pg_class where relpersistence = 't'")).toEqual([]);
  expect(
    await run(next, 'select pg_try_advisory_lock(1) as is_free, current_setting($$session_replication_role$$)'),
  ).toEqual([{ is_free: true, current_setting: 'origin' }]);
});

it.each([
  ['a column', 'alter table delivery add column more text'],
  ['a column less', 'alter table delivery drop column because'],
  ['another default', "alter table delivery alter column state set default 'new'"],
  ['a constraint less', 'alter table delivery drop constraint delivery_id_key'],
  ['an index', 'create index one_more on delivery (event)'],
  ['a table', 'create table one_more (id int)'],
  ['a view', 'create view one_more as select 1 as one'],
  ['a table elsewhere', 'create schema other create table one_more (id int)'],
  ['a function', "create function one_more() returns int language sql as 'select 1'"],
  ['a trigger that is off', 'alter table audit_entry disable trigger all'],
  ['a counter with other steps', 'alter sequence delivery_seq_seq increment by 2'],
  [
    'a setting of the database',
    "do $$ begin execute format('alter database %I set work_mem = 999', current_database()); end $$",
  ],
  [
    'a limit of connections',
    "do $$ begin execute format('alter database %I connection limit 5', current_database()); end $$",
  ],
  ['a migration more', "insert into kysely_migration values ('999999-tomorrow', '2026-11-22T00:00:00Z')"],
  ['a migration less', "delete from kysely_migration where name > '000009'"],
  ['the lock of the migrations', 'update kysely_migration_lock set is_locked = 1'],
  ['a large object', 'select lo_create(0)'],
  ['nothing that can be used', 'drop table kysely_migration'],
])('gives a new database when %s was left', async (_, change) => {
  const { next, isSame } = await afterUse((address) => run(address, change));
  expect(isSame).toBe(false);
  const store = await openPostgresStore(next);
  onTestFinished(() => store.close());
  expect(await store.acceptDelivery(delivery('a'))).toBe('stored');
});
