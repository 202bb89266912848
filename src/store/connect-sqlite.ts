/** Opens the embedded database so that what is committed stays, also over a power cut: each commit waits for the disk. */
import { closeSync, fsyncSync, mkdirSync, openSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { Failure } from '../domain/failure.ts';
import { isLocked } from './is-locked.ts';

export const DATABASE_FILE = 'tidegate.db';

/** How long a statement waits for another process that writes. It blocks this process: longer waits are the dialect's. */
const BUSY_MS = 20;

/** The first switch to WAL does not honour the busy timeout: two processes that start together have to try again. */
const WAL_TRIES = 50;
const WAL_PAUSE_MS = 20;

export async function connectSqlite(folder: string): Promise<DatabaseSync> {
  try {
    return await connect(folder);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    const message = `TIDEGATE_DATA: the database in ${folder} cannot be opened (${why}). Name a folder on a local disk that this user may write.`;
    throw new Failure('unavailable', message, { cause });
  }
}

async function connect(folder: string): Promise<DatabaseSync> {
  makeFolder(resolve(folder));
  const connection = new DatabaseSync(join(folder, DATABASE_FILE), {
    timeout: BUSY_MS,
    enableForeignKeyConstraints: true,
  });
  try {
    await switchToWal(connection);
    connection.exec('pragma synchronous = full');
    return connection;
  } catch (error) {
    connection.close();
    throw error;
  }
}

async function switchToWal(connection: DatabaseSync): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      const mode = connection.prepare('pragma journal_mode = wal').get()?.['journal_mode'];
      if (mode === 'wal') return;
      throw new Error(`the file system of the database does not support write-ahead logging (journal mode is ${mode})`);
    } catch (error) {
      if (tries >= WAL_TRIES || !isLocked(error)) throw error;
      await sleep(WAL_PAUSE_MS);
    }
  }
}

/** For nobody else's eyes: it holds webhook bodies of private repositories. A new folder outlives a power cut too. */
function makeFolder(folder: string): void {
  const first = mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (first === undefined) return;
  for (let made = folder; made.length >= first.length; made = dirname(made)) syncFolder(dirname(made));
}

function syncFolder(folder: string): void {
  const descriptor = openSync(folder, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
