/** Puts a file of events in the order in which they happened. Of several with one id the last one written stays. */
import { createReadStream } from 'node:fs';
import { open, rename } from 'node:fs/promises';

interface Line {
  readonly at: number;
  readonly offset: number;
  readonly bytes: number;
}

/** Only where each line is, is kept in memory. */
export async function orderEvents(file: string): Promise<void> {
  const lines = [...(await linesOf(file)).values()].sort(
    (one, other) => one.at - other.at || one.offset - other.offset,
  );
  const from = await open(file, 'r');
  const ordered = await open(`${file}.new`, 'w');
  try {
    for (const { offset, bytes } of lines) {
      const { buffer } = await from.read(Buffer.alloc(bytes), 0, bytes, offset);
      await ordered.write(buffer);
    }
    await ordered.sync();
  } finally {
    await from.close();
    await ordered.close();
  }
  await rename(`${file}.new`, file);
}

/** By kind and id, where each is that was written last. */
async function linesOf(file: string): Promise<ReadonlyMap<string, Line>> {
  const lines = new Map<string, Line>();
  let offset = 0;
  let rest = Buffer.alloc(0);
  for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) {
    rest = Buffer.concat([rest, chunk]);
    for (let end = rest.indexOf(10); end >= 0; end = rest.indexOf(10)) {
      const bytes = end + 1;
      const { key, at } = placeOf(rest.toString('utf8', 0, end));
      lines.set(key, { at, offset, bytes });
      offset += bytes;
      rest = rest.subarray(bytes);
    }
  }
  return lines;
}

function placeOf(text: string): { readonly key: string; readonly at: number } {
  const { kind, id, finishedAt, intervals } = JSON.parse(text);
  return { key: `${kind}\n${id}`, at: Date.parse(finishedAt ?? intervals?.[0]?.openedAt) };
}
