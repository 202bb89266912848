import { inspect } from 'node:util';
import { Pool, types } from 'pg';
import { describe, expect, it, onTestFinished } from 'vitest';
import { Failure } from '../../../src/domain/failure.ts';
import { connectPostgres } from '../../../src/store/connect-postgres.ts';
import { openPostgresStore } from '../../../src/store/open.ts';
import { tryAgain } from '../../../src/store/try-again.ts';
import { describeStore } from './describe-store.ts';
import { newPostgresPlace } from './postgres-place.ts';
import { dropDatabase, newDatabase, serverUrl, within } from './postgres-server.ts';
import { answer, claimed, delivery, gate, LEASE, report, T0 } from './samples.ts';

describeStore({ name: 'postgres', newPlace: newPostgresPlace });

async function newUrl(): Promise<string> {
  const url = await newDatabase();
  onTestFinished(() => dropDatabase(url));
  return url;
}

async function newStore(url: string) {
  const store = await openPostgresStore(url);
  onTestFinished(() => store.close());
  return store;
}

function changed(url: string, change: (url: URL) => void): string {
  const copy = new URL(url);
  change(copy);
  return copy.href;
}

async function failureOf(work: Promise<unknown>): Promise<Failure> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof Failure)) throw new Error(`expected a Failure, not ${inspect(error)}`);
  return error;
}

describe('a connection to postgres', () => {
  it('commits to disk and ends what hangs, whatever the server is set to', async () => {
    const url = await newUrl();
    await within(url, async (client) => {
      const { rows } = await client.query('select current_database() as name');
      await client.query(`alter database ${rows[0].name} set synchronous_commit = off`);
    });
    const connections = connectPostgres(url);
    onTestFinished(() => connections.end());
    const connection = await connections.connect();
    const settingOf = async (name: string) =>
      (await connection.query<{ rows: { value: string }[] }>('select current_setting($1) as value', [name])).rows[0]
        ?.value;
    expect(await settingOf('synchronous_commit')).toBe('on');
    expect(await settingOf('statement_timeout')).toBe('8s');
    expect(await settingOf('idle_in_transaction_session_timeout')).toBe('10s');
    expect(await settingOf('application_name')).toBe('tidegate');
    connection.release();
  });

  it('has 10 of them at most, or as many as the URL says', async () => {
    const url = await newUrl();
    for (const [limited, most] of [
      [url, 10],
      [changed(url, ({ searchParams }) => searchParams.set('connection_limit', '3')), 3],
    ] as const) {
      const store = await newStore(limited);
      await Promise.all(Array.from({ length: 40 }, (_, nth) => store.acceptDelivery(delivery(`${most}-${nth}`))));
      const name = new URL(url).pathname.slice(1);
      const open = await within(await serverUrl(), (client) =>
        client.query('select count(*)::integer as open from pg_stat_activity where datname = $1', [name]),
      );
      expect(open.rows[0].open).toBe(most);
      await store.close();
    }
  });

  it('reads its own numbers as numbers, refuses those that a number cannot hold, and changes them for nobody else', async () => {
    const url = await newUrl();
    const connections = connectPostgres(url);
    onTestFinished(() => connections.end());
    const connection = await connections.connect();
    onTestFinished(() => connection.release());
    const read = (value: string) => connection.query<{ rows: unknown[] }>(`select ${value}::bigint as value`);
    expect((await read('9007199254740991')).rows).toEqual([{ value: Number.MAX_SAFE_INTEGER }]);
    await expect(read('9007199254740992')).rejects.toThrow(/more than a number can say/);
    expect(types.getTypeParser(20)('5')).toBe('5');
    const other = new Pool({ connectionString: url });
    onTestFinished(() => other.end());
    expect((await other.query('select 5::bigint as value')).rows).toEqual([{ value: '5' }]);
  });

  it('is not made in the clear when the URL asks for TLS', async () => {
    const url = changed(await newUrl(), ({ searchParams }) => searchParams.set('sslmode', 'require'));
    const failure = await failureOf(openPostgresStore(url));
    expect(failure.message).toMatch(/does not support SSL/);
  });
});

describe('a postgres that is not there', () => {
  it.each([
    ['refuses connections', (url: URL) => Object.assign(url, { port: '1' }), /ECONNREFUSED/],
    [
      'refuses the password',
      (url: URL) => Object.assign(url, { password: 'hunter2hunter2' }),
      /password authentication failed/,
    ],
    ['has no such database', (url: URL) => Object.assign(url, { pathname: '/nowhere' }), /"nowhere" does not exist/],
  ])('fails when it %s, and shows no password', { timeout: 30_000 }, async (_, change, why) => {
    const url = changed(await newUrl(), change);
    const failure = await failureOf(openPostgresStore(url));
    expect(failure.kind).toBe('unavailable');
    expect(failure.message).toMatch(/^DATABASE_URL: the database cannot be opened .*Check that it exists and runs/);
    expect(failure.message).toMatch(why);
    const shown = inspect(failure, { depth: 9, showHidden: true });
    expect(shown).not.toContain(new URL(url).password);
  });

  it('is refused when it cannot hold every text', async () => {
    const server = await serverUrl();
    await within(server, (client) =>
      client.query("create database tidegate_ascii encoding 'SQL_ASCII' locale 'C' template template0"),
    );
    const url = changed(server, (one) => Object.assign(one, { pathname: '/tidegate_ascii' }));
    onTestFinished(() => dropDatabase(url));
    const failure = await failureOf(openPostgresStore(url));
    expect(failure).toMatchObject({ kind: 'rejected', message: expect.stringMatching(/encoding SQL_ASCII/) });
  });

  it('fails as a whole when it goes away for good, and works again when it is back', { timeout: 30_000 }, async () => {
    const url = await newUrl();
    const name = new URL(url).pathname.slice(1);
    const store = await newStore(url);
    const admit = async (isAdmitted: boolean) => {
      await within(await serverUrl(), async (client) => {
        await client.query(`alter database ${name} allow_connections ${isAdmitted}`);
        await client.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [name]);
      });
    };
    await admit(false);
    const failure = await failureOf(store.acceptDelivery(delivery('a')));
    expect(failure.kind).toBe('unavailable');
    await admit(true);
    expect(await store.acceptDelivery(delivery('a'))).toBe('stored');
  });
});

describe('a postgres that has its moods', () => {
  it('cuts connections, idle and working ones, and nothing is lost', async () => {
    const url = await newUrl();
    const store = await newStore(url);
    const name = new URL(url).pathname.slice(1);
    let isOver = false;
    const cutting = (async () => {
      while (!isOver) {
        await within(await serverUrl(), (client) =>
          client.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [name]),
        );
        await new Promise((resolve) => setTimeout(resolve, 40));
      }
    })();
    for (let nth = 0; nth < 60; nth++) {
      await store.acceptDelivery(delivery(`d-${nth}`));
      await store.finishDelivery(`d-${nth}`, [gate(nth + 1, `lane-${nth}`)], T0);
    }
    isOver = true;
    await cutting;
    expect(await store.openGates(1)).toHaveLength(60);
  });

  it('undoes transactions because of others: they are run again', async () => {
    for (const code of ['40001', '40P01', '57P01']) {
      let runs = 0;
      const work = async () => {
        if (++runs < 3) throw Object.assign(new Error('undone'), { code });
        return runs;
      };
      expect(await tryAgain(work)).toBe(3);
    }
  });

  it('does not do again what no second try mends, and passes on what is not its fault', async () => {
    let runs = 0;
    const fail = (error: Error) => async () => {
      runs++;
      throw error;
    };
    const slow = await failureOf(tryAgain(fail(Object.assign(new Error('canceled by timeout'), { code: '57014' }))));
    expect(slow).toMatchObject({ kind: 'unavailable', message: expect.stringContaining('canceled by timeout') });
    await expect(tryAgain(fail(new TypeError('ours')))).rejects.toThrow(TypeError);
    expect(runs).toBe(2);
  });

  it('lets two transactions that wait for each other both through', async () => {
    const url = await newUrl();
    const store = await newStore(url);
    await store.acceptDelivery(delivery('a'));
    await store.acceptDelivery(delivery('b'));
    await store.finishDelivery('a', [gate(1), gate(2)], T0);
    await within(url, async (client) => {
      await client.query('begin');
      await client.query("update question set touched = touched + 1 where key = '1/gate/2'");
      const finishing = store.finishDelivery('b', [gate(2), gate(1)], T0);
      await new Promise((resolve) => setTimeout(resolve, 300));
      // Whichever of the two the server ends: the other goes on, and ours is run again.
      await client.query("update question set touched = touched + 1 where key = '1/gate/1'").catch(() => undefined);
      await client.query('rollback');
      await finishing;
    });
    expect(await store.waitingDeliveries(9)).toEqual([]);
  });
});

describe('postgres with other programs', () => {
  it('keeps its own list of migrations in its own schema', async () => {
    const url = await newUrl();
    await within(url, async (client) => {
      await client.query('create schema other');
      await client.query('create table other.kysely_migration (name text, timestamp text)');
      await client.query("insert into other.kysely_migration values ('0001-of-another', '2026-01-01T00:00:00Z')");
    });
    const store = await newStore(url);
    expect(await store.acceptDelivery(delivery('a'))).toBe('stored');
  });
});

describe('postgres with many waiting gates', () => {
  it('reads as few rows for what is due among 100,000 as among 1,000', { timeout: 60_000 }, async () => {
    const few = await rowsRead(1_000);
    const many = await rowsRead(100_000);
    expect(many).toBeLessThan(200);
    expect(many).toBeLessThanOrEqual(few);
  });

  /** Of all tables, for claiming, answering and giving back what is due, and for looking when the next is. */
  async function rowsRead(waiting: number): Promise<number> {
    const url = await newUrl();
    await (await openPostgresStore(url)).close();
    await within(url, async (client) => {
      await client.query(
        `insert into question (key, kind, repository_id, lane, body, due_at, touched, claimed_touched, failures)
          select '1/gate/' || n, 'gate', 1, '1/environment/e' || n % 50, '{}', ${T0} + 3600000 + n, 1, 0, 0
          from generate_series(1, ${waiting}) as n`,
      );
      await client.query(
        `insert into effect (slot, question_key, lane, kind, content, digest, payload, state, attempts, due_at, decided_at)
          select '1/gate/' || n || '/report', '1/gate/' || n, '1/environment/e' || n % 50, 'report-gate', '', '', '{}',
            'pending', 0, ${T0} + 3600000 + n, ${T0} from generate_series(1, ${waiting}) as n`,
      );
      await client.query('analyze');
    });
    const store = await openPostgresStore(url);
    await store.acceptDelivery(delivery('a'));
    await store.finishDelivery('a', [gate(1_000_001), gate(1_000_002)], T0);
    await store.close();
    const before = await rowsReadSoFar(url);
    const worker = await openPostgresStore(url);
    for (let claim = 0; claim < 2; claim++) {
      const one = await claimed(worker, T0);
      expect(await worker.claimQuestion(T0 - 1, T0 + LEASE)).toBeNull();
      expect(await worker.nextDueAt()).not.toBeNull();
      if (one.question.kind !== 'gate') throw new Error('expected a gate');
      await worker.saveRecord(one, answer({ effects: [report(one.question, 'held')] }));
      for (const effect of await worker.pendingEffects(one.key, T0))
        await worker.settleEffect(effect, { kind: 'done' }, T0);
      await worker.releaseClaim(one, { dueAt: T0 + 7_200_000 });
    }
    await worker.close();
    return (await rowsReadSoFar(url)) - before;
  }

  /** The server counts with a delay, but not past the end of the connections that read. */
  async function rowsReadSoFar(url: string): Promise<number> {
    const deadline = Date.now() + 10_000;
    for (;;) {
      const { rows } = await within(url, (client) =>
        client.query<{ others: number; read: number }>(
          `select (select count(*)::integer from pg_stat_activity
              where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend') as others,
            (select sum(seq_tup_read + coalesce(idx_tup_fetch, 0))::integer from pg_stat_user_tables
              where relname in ('question', 'effect', 'lane')) as read`,
        ),
      );
      const [count] = rows;
      if (count?.others === 0) return count.read;
      if (Date.now() > deadline) throw new Error('the connections of the store do not end');
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
});
