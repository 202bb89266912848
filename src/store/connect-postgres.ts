/** Connections to PostgreSQL: how many, how long they may take, how numbers are read, and what gets into no log. */
import { Pool, type PoolClient, types } from 'pg';
import { NotConnected } from './try-again.ts';

/** Connections of one process. The worker needs one, the rest is for deliveries that come in at once. */
const POOL_SIZE = 10;
/** GitHub waits 10 s for our answer to a webhook; all of these have to fit in. */
const CONNECTS_WITHIN_MS = 3_000;
const STATEMENT_ENDS_WITHIN_MS = 8_000;
/** Past the server's own limit: only a connection that is cut without a word gets here. */
const SERVER_ANSWERS_WITHIN_MS = 9_000;
/** A process that hangs inside a transaction keeps others from its rows for this long at most. */
const IDLE_TRANSACTION_ENDS_WITHIN_MS = 10_000;

/** Oid of `bigint`: all our instants, ids and counters. */
const BIGINT = 20;

/** The part of a pool that Kysely uses. */
export interface Connections {
  readonly options: object;
  connect(): Promise<Connection>;
  end(): Promise<void>;
}

interface Connection {
  query<R>(...query: readonly unknown[]): Promise<R> & R;
  release(isBroken?: boolean): void;
}

/** `hasTime`: without limits on statements, for migrations of large tables. */
export function connectPostgres(url: string, { hasTime = false } = {}): Connections {
  const pool = new Pool({
    connectionString: withCheckedCertificates(url),
    max: hasTime ? 1 : poolSizeOf(url),
    connectionTimeoutMillis: CONNECTS_WITHIN_MS,
    keepAlive: true,
    fallback_application_name: 'tidegate',
    ...(hasTime ? {} : { query_timeout: SERVER_ANSWERS_WITHIN_MS }),
    types: { getTypeParser: parserOf },
    onConnect: (client) => prepare(client as PoolClient, hasTime),
  });
  // A connection that breaks while nobody uses it is replaced by the next one; unheard, it would end the process.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return { options: pool.options, connect: () => connect(pool), end: () => pool.end() };
}

/** `sslmode=require` means here what it says in other clients' safest mode: the certificate is checked. */
function withCheckedCertificates(url: string): string {
  const parsed = new URL(url);
  if (['require', 'verify-ca'].includes(parsed.searchParams.get('sslmode') ?? '')) {
    parsed.searchParams.set('sslmode', 'verify-full');
  }
  parsed.searchParams.delete('connection_limit');
  return parsed.href;
}

function poolSizeOf(url: string): number {
  return Number(new URL(url).searchParams.get('connection_limit') ?? POOL_SIZE);
}

/** By statements and not when the connection is made: poolers in between refuse settings that they do not know. */
async function prepare(client: PoolClient, hasTime: boolean): Promise<void> {
  const statement = hasTime ? 0 : STATEMENT_ENDS_WITHIN_MS;
  const idle = hasTime ? 0 : IDLE_TRANSACTION_ENDS_WITHIN_MS;
  // What is acknowledged is on disk, also on a server where that was switched off.
  await client.query(
    `select set_config('statement_timeout', '${statement}', false),
      set_config('idle_in_transaction_session_timeout', '${idle}', false),
      set_config('synchronous_commit', 'on', false)`,
  );
}

/** For this pool only: the parsers of `pg` itself are shared with whoever else uses it in this process. */
const parserOf: typeof types.getTypeParser = (oid: number, format?: 'text' | 'binary') =>
  oid === BIGINT && format !== 'binary' ? toSafeNumber : types.getTypeParser(oid, format as 'text');

function toSafeNumber(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new Error(`the database holds ${text}, which is more than a number can say`);
  return value;
}

async function connect(pool: Pool): Promise<Connection> {
  const client = await pool.connect().catch((error: unknown) => {
    throw new NotConnected(error);
  });
  return connectionOn(client);
}

/** Gives back a connection as broken when an answer did not come: the next one would wait behind it. */
function connectionOn(client: PoolClient): Connection {
  let isBroken = false;
  return {
    query: async (text: string, parameters: readonly unknown[] = []) => {
      try {
        return await client.query(text, parameters.map(storable));
      } catch (error) {
        isBroken ||= error instanceof Error && error.message === 'Query read timeout';
        throw error;
      }
    },
    release: (isDiscarded = false) => client.release(isDiscarded || isBroken),
  } as Connection;
}

/** PostgreSQL's text holds every character but NUL. An error message or a comment with one must not fail for ever. */
function storable(parameter: unknown): unknown {
  return typeof parameter === 'string' ? parameter.replaceAll('\u0000', '\ufffd') : parameter;
}
