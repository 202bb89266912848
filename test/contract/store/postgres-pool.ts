/**
 * Databases with empty tables, used again where nothing of their last use is left. Copying one and dropping it takes
 * many times as long as emptying it. Whatever may not be as it was is dropped.
 */
import type { Client } from 'pg';
import { openPostgresStore } from '../../../src/store/open.ts';
import { dropDatabase, newDatabase, within } from './postgres-server.ts';

const free: string[] = [];

/** Made once in each process of tests, and left to the end of the server; nobody is connected to it. */
let pattern: Promise<{ readonly address: string; readonly catalogue: string }> | undefined;

export async function takeDatabase(): Promise<string> {
  const used = free.pop();
  if (used !== undefined) return used;
  pattern ??= makePattern();
  return newDatabase((await pattern).address);
}

/** Of one that {@link takeDatabase} gave: cuts everybody off, and keeps it only when it is as a new one is. */
export async function giveBack(address: string): Promise<void> {
  pattern ??= makePattern();
  const { catalogue } = await pattern;
  const isAsNew = await within(address, async (client) => {
    await empty(client);
    return (await catalogueIn(client)) === catalogue;
  }).catch(() => false);
  if (isAsNew) free.push(address);
  else await dropDatabase(address);
}

async function makePattern() {
  const address = await newDatabase();
  await (await openPostgresStore(address)).close();
  return { address, catalogue: await within(address, catalogueIn) };
}

/**
 * With their connections go the temporary tables, locks and settings of others. New files for every table with a row,
 * as in a new database, and every counter at its start. The list of migrations stays: it is looked at afterwards.
 */
async function empty(client: Client): Promise<void> {
  await client.query(`
    select pg_terminate_backend(pid, 10000) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid();
    set session_replication_role = replica;
    do $$
      declare
        one record;
        has_rows boolean;
        filled text[];
      begin
        for one in select oid::regclass::text as name from pg_class
          where relkind = 'r' and relnamespace = 'public'::regnamespace and relname not like 'kysely\\_%'
        loop
          execute 'select exists (select from ' || one.name || ')' into has_rows;
          if has_rows then filled := filled || one.name; end if;
        end loop;
        if filled is not null then
          execute 'truncate ' || array_to_string(filled, ', ') || ' restart identity cascade';
        end if;
        for one in select format('%I.%I', schemaname, sequencename) as name, start_value from pg_sequences
          where last_value is not null
        loop
          perform setval(one.name::regclass, one.start_value, false);
        end loop;
      end $$;`);
}

/** Row by row, but for where and how full the files are. Copies have the same ids as what they are copies of. */
const CATALOGUE = `
  select md5(string_agg(line, E'\\n' order by line)) as digest from (
    select 'class ' || (to_jsonb(c) - '{relfilenode,relpages,reltuples,relallvisible,relallfrozen,relfrozenxid,relminmxid}'::text[])::text
      from pg_class c where oid >= 16384
    union all select 'attribute ' || a::text from pg_attribute a where attrelid >= 16384
    union all select 'default ' || d::text from pg_attrdef d
    union all select 'constraint ' || c::text from pg_constraint c where oid >= 16384
    union all select 'index ' || i::text from pg_index i where indexrelid >= 16384
    union all select 'trigger ' || t::text from pg_trigger t
    union all select 'event trigger ' || t::text from pg_event_trigger t
    union all select 'function ' || p::text from pg_proc p where oid >= 16384
    union all select 'type ' || t::text from pg_type t where oid >= 16384
    union all select 'rule ' || r::text from pg_rewrite r where oid >= 16384
    union all select 'policy ' || p::text from pg_policy p
    union all select 'schema ' || n::text from pg_namespace n
    union all select 'extension ' || e::text from pg_extension e
    union all select 'sequence ' || s::text from pg_sequence s
    union all select 'counter ' || schemaname || '.' || sequencename || ' ' || coalesce(last_value::text, '') from pg_sequences
    union all select 'setting ' || setconfig::text from pg_db_role_setting s
      join pg_database d on d.oid = s.setdatabase where d.datname = current_database()
    union all select 'database ' || datallowconn || ' ' || datconnlimit || ' ' || coalesce(datacl::text, '') from pg_database
      where datname = current_database()
    union all select 'large object ' || m::text from pg_largeobject_metadata m
    union all select 'prepared ' || gid from pg_prepared_xacts where database = current_database()
    union all select 'migration ' || name from public.kysely_migration
    union all select 'lock ' || l::text from public.kysely_migration_lock l
  ) lines (line)`;

async function catalogueIn(client: Client): Promise<string> {
  const { rows } = await client.query<{ digest: string }>(CATALOGUE);
  if (rows[0] === undefined) throw new Error('expected one digest of the catalogue');
  return rows[0].digest;
}
