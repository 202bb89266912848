/** Reads a file line by line: however long it is, one line at a time is in memory. */
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { Failure } from '../domain/failure.ts';
import { readText } from './read-text.ts';

/** @throws Failure when the file cannot be read */
export async function* linesOf(file: string): AsyncGenerator<string, void, undefined> {
  const lines = createInterface({ input: createReadStream(file, 'utf8'), crlfDelay: Number.POSITIVE_INFINITY });
  try {
    for await (const line of lines) yield line;
  } catch (error) {
    const read = await readText(file);
    if (read.kind === 'unreadable') throw new Failure('not-found', read.message, { cause: error });
    throw error;
  }
}
