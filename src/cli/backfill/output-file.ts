/**
 * `--output`: the file with the events, and beside it how far the history was read. What is in the file beyond what
 * the cursor says was being written when the process ended, and is written again.
 */
import { type FileHandle, open, readFile, rename, stat, unlink } from 'node:fs/promises';
import type { DoraEvent } from '../../domain/dora-event.ts';
import type { HistoryCursor } from '../../flow/history/cursor.ts';
import { UsageError } from '../exit-codes.ts';
import { orderEvents } from './order-events.ts';

export interface EventsOutput {
  /** Null: nothing was read before. */
  readonly cursor: HistoryCursor | null;
  /** Both are on disk when it resolves. */
  append(events: readonly DoraEvent[], cursor: HistoryCursor): Promise<void>;
  /** Puts the events in the order in which they happened, each once. */
  finish(cursor: HistoryCursor): Promise<void>;
  close(): Promise<void>;
}

interface Kept {
  readonly version: 1;
  /** Of the file; null while it is put in order, which leaves it whole. */
  readonly bytes: number | null;
  /** Of what repository the file is. */
  readonly repository: string;
  /** Null: nothing was read yet. */
  readonly cursor: HistoryCursor | null;
}

/** Before anything is asked for hours: whether events can be written there. Leaves nothing behind. */
export async function checkOutput(file: string): Promise<void> {
  await readKept(file, null);
  const isNew = !(await exists(file));
  await (await openFile(file)).close();
  if (isNew) await unlink(file);
}

export async function openOutput(file: string, repository: string): Promise<EventsOutput> {
  const kept = await readKept(file, repository);
  let handle = await openFile(file);
  // From now on what is in the file is ours, even if the process ends in the middle of the first line.
  if (kept === null) await keep(file, { version: 1, bytes: 0, repository, cursor: null });
  let bytes = kept === null ? 0 : (kept.bytes ?? (await handle.stat()).size);
  await handle.truncate(bytes);
  return {
    cursor: kept?.cursor ?? null,
    async append(events, cursor) {
      const text = events.map((event) => `${JSON.stringify(event)}\n`).join('');
      bytes = await writeAt(handle, bytes, text);
      await handle.sync();
      await keep(file, { version: 1, bytes, repository, cursor });
    },
    async finish(cursor) {
      await keep(file, { version: 1, bytes: null, repository, cursor });
      await handle.close();
      await orderEvents(file);
      handle = await openFile(file);
      bytes = (await handle.stat()).size;
      await keep(file, { version: 1, bytes, repository, cursor });
    },
    close: () => handle.close(),
  };
}

async function writeAt(handle: FileHandle, position: number, text: string): Promise<number> {
  const data = Buffer.from(text);
  let written = 0;
  while (written < data.length) {
    written += (await handle.write(data, written, data.length - written, position + written)).bytesWritten;
  }
  return position + data.length;
}

async function openFile(file: string): Promise<FileHandle> {
  try {
    // Read and write, made where it is missing, and never cut.
    return await open(file, (await exists(file)) ? 'r+' : 'wx+');
  } catch (error) {
    throw new UsageError(`--output ${file}: nothing can be written there (${codeOf(error)}). Name another file.`);
  }
}

async function exists(file: string): Promise<boolean> {
  return (await sizeOf(file)) !== null;
}

async function sizeOf(file: string): Promise<number | null> {
  return stat(file).then(
    ({ size }) => size,
    () => null,
  );
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}

function cursorFile(file: string): string {
  return `${file}.cursor`;
}

/** @param repository null: not known yet */
async function readKept(file: string, repository: string | null): Promise<Kept | null> {
  const size = await sizeOf(file);
  const text = await readFile(cursorFile(file), 'utf8').catch(() => null);
  if (text === null) {
    if (size === null || size === 0) return null;
    const why = `${file} has something in it, and without ${cursorFile(file)} it cannot be told what`;
    throw new UsageError(`--output: ${why}. Name another file, or remove it.`);
  }
  const kept = keptIn(text);
  const again = `Remove both files to begin again, or name another one.`;
  if (kept === null) throw new UsageError(`${cursorFile(file)} is not one that backfill wrote. ${again}`);
  const { repository: of } = kept;
  if (repository !== null && of.toLowerCase() !== repository.toLowerCase()) {
    throw new UsageError(`${file} has the history of ${of}, and not of ${repository}. Name another file.`);
  }
  if (size === null || size < (kept.bytes ?? 0)) {
    throw new UsageError(`${file} lacks events that ${cursorFile(file)} says were written. ${again}`);
  }
  return kept;
}

/** Null: it is not ours, or of a version that we do not know. */
function keptIn(text: string): Kept | null {
  const value = parsed(text);
  if (typeof value !== 'object' || value === null || !('cursor' in value) || !('bytes' in value)) return null;
  const { bytes, cursor } = value;
  const isPlace = bytes === null || (typeof bytes === 'number' && Number.isSafeInteger(bytes) && bytes >= 0);
  const isOurs = 'version' in value && value.version === 1 && 'repository' in value && isCursor(cursor);
  return isPlace && isOurs && typeof value.repository === 'string' ? (value as Kept) : null;
}

function isCursor(value: unknown): boolean {
  return value === null || (typeof value === 'object' && 'version' in value && value.version === 1 && 'stage' in value);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** In one piece or not at all. */
async function keep(file: string, kept: Kept): Promise<void> {
  const place = `${cursorFile(file)}.new`;
  const handle = await open(place, 'w');
  try {
    await handle.writeFile(`${JSON.stringify(kept)}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(place, cursorFile(file));
}
