/** The file probe: the text of a file that an earlier step wrote, such as a JUnit report. */
import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { FileRequest } from '../domain/probe.ts';
import { codeOf, type Outcome, unusable, wordsOf } from './outcome.ts';
import type { ProbeSettings } from './settings.ts';
import { untilAborted } from './until-aborted.ts';

/** Reports of large suites have a few MiB. */
const MAX_FILE_BYTES = 10 * 1024 * 1024;

export function readFileWithin(
  { path }: FileRequest,
  { folder }: Pick<ProbeSettings, 'folder'>,
  signal: AbortSignal,
): Promise<Outcome> {
  return untilAborted(read(resolve(folder, path), signal), signal);
}

async function read(path: string, signal: AbortSignal): Promise<Outcome> {
  let file: FileHandle;
  try {
    // Without waiting: a pipe has nobody who writes to it.
    file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  } catch (error) {
    return unreadable(path, error);
  }
  try {
    if (!(await file.stat()).isFile()) return unusable('assertion', `${path} is not a file`);
    const bytes = await readAtMost(file, MAX_FILE_BYTES + 1, signal);
    if (bytes.length > MAX_FILE_BYTES) {
      return unusable('body-too-large', `${path} is larger than ${MAX_FILE_BYTES / 1024 / 1024} MiB`);
    }
    return { kind: 'answer', of: 'file', text: bytes.toString('utf8') };
  } catch (error) {
    return unreadable(path, error);
  } finally {
    await file.close();
  }
}

/** The size that a file states is not its size while somebody writes to it. */
async function readAtMost(file: FileHandle, limit: number, signal: AbortSignal): Promise<Buffer> {
  const chunks: Buffer[] = [];
  const stream = file.createReadStream({ autoClose: false, start: 0, end: limit - 1, signal });
  for await (const chunk of stream as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function unreadable(path: string, error: unknown): Outcome {
  if (codeOf(error) === 'ENOENT') {
    return unusable('assertion', `there is no ${path}: let an earlier step write it, or correct the path in the check`);
  }
  return unusable('assertion', `${path} cannot be read: ${wordsOf(error)}`);
}
