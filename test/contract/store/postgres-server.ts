/**
 * One real PostgreSQL for all test files of a run, started when the first one asks. It ends with the process that runs
 * the tests. Where it does not start, whoever asks fails.
 */
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { isMainThread } from 'node:worker_threads';
import { Client } from 'pg';

const KEEPER = fileURLToPath(new URL('keep-postgres.ts', import.meta.url));
const STARTS_WITHIN_MS = 60_000;

/** The URL of a new database: an empty one, or a copy of another one, which nobody may be connected to. */
export async function newDatabase(like = 'template1'): Promise<string> {
  const server = await serverUrl();
  const name = `tidegate_${randomBytes(6).toString('hex')}`;
  const template = like === 'template1' ? like : nameIn(like);
  // Copying files takes half of the time that copying through the log does: nothing here has to survive a crash.
  await within(server, (client) => client.query(`create database ${name} template ${template} strategy file_copy`));
  return inDatabase(server, name);
}

export async function dropDatabase(url: string): Promise<void> {
  const name = nameIn(url);
  await within(await serverUrl(), (client) => client.query(`drop database if exists ${name} with (force)`));
}

/** A connection of its own, past our code. */
export async function within<T>(url: string, use: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.end();
  }
}

function nameIn(url: string): string {
  return new URL(url).pathname.slice(1);
}

function inDatabase(server: string, name: string): string {
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}

let started: Promise<string> | undefined;

export function serverUrl(): Promise<string> {
  started ??= start();
  return started;
}

/** Test files run in processes of their own; whoever makes the folder starts the server for all of them. */
async function start(): Promise<string> {
  const owner = isMainThread ? process.ppid : process.pid;
  const folder = join(tmpdir(), `tidegate-postgres-${owner}`);
  if (isNewFolder(folder)) {
    spawn(process.execPath, [KEEPER, folder, String(owner)], { detached: true, stdio: 'ignore' }).unref();
  }
  const deadline = Date.now() + STARTS_WITHIN_MS;
  while (Date.now() < deadline) {
    if (existsSync(join(folder, 'address'))) return readFileSync(join(folder, 'address'), 'utf8');
    if (existsSync(join(folder, 'failed'))) throw new Error(readFileSync(join(folder, 'failed'), 'utf8'));
    await sleep(50);
  }
  throw new Error(
    `PostgreSQL did not start within ${STARTS_WITHIN_MS / 1000} s. Remove ${folder} when it is left over.`,
  );
}

function isNewFolder(folder: string): boolean {
  try {
    mkdirSync(folder, { mode: 0o755 });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}
