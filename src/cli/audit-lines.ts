/** Reads a file as lines of bytes: what a line is has to be judged by what is there, not by what a decoder makes of it. */
import { createReadStream } from 'node:fs';
import { Failure } from '../domain/failure.ts';
import { readText } from './read-text.ts';

/**
 * The lines without their line feeds; the last one may lack it. A line that grows beyond `longest` bytes while it is
 * read comes cut, one byte too long, and is the last: no file makes this hold more than that and a chunk in memory.
 * @throws Failure when the file cannot be read
 */
export async function* byteLinesOf(file: string, longest: number): AsyncGenerator<Buffer, void, undefined> {
  try {
    yield* splitLines(createReadStream(file), longest);
  } catch (error) {
    const isOfSystem = error instanceof Error && 'syscall' in error;
    const read = isOfSystem ? await readText(file) : null;
    if (read?.kind === 'unreadable') throw new Failure('not-found', read.message, { cause: error });
    throw error;
  }
}

const LINE_FEED = 0x0a;

async function* splitLines(chunks: AsyncIterable<Buffer>, longest: number): AsyncGenerator<Buffer, void, undefined> {
  let begun: Buffer[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    let from = 0;
    for (let end = chunk.indexOf(LINE_FEED); end >= 0; end = chunk.indexOf(LINE_FEED, from)) {
      const rest = chunk.subarray(from, end);
      yield begun.length === 0 ? rest : Buffer.concat([...begun, rest]);
      begun = [];
      length = 0;
      from = end + 1;
    }
    if (from < chunk.length) begun.push(chunk.subarray(from));
    length += chunk.length - from;
    if (length > longest) {
      yield Buffer.concat(begun, longest + 1);
      return;
    }
  }
  if (length > 0) yield Buffer.concat(begun);
}
