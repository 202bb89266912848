/** The body of an answer, decoded, and never more of it than the limit. */
import type { IncomingMessage } from 'node:http';
import { promisify } from 'node:util';
import { brotliDecompress, constants, gunzip, inflate, inflateRaw, zstdDecompress } from 'node:zlib';
import { codeOf, wordsOf } from './outcome.ts';

/** Enough for any page that a smoke check reads; what is larger is not kept in memory. */
export const MAX_BODY_BYTES = 2 * 1024 * 1024;

export type Body =
  | { readonly kind: 'bytes'; readonly bytes: Buffer }
  | { readonly kind: 'too-large' }
  | { readonly kind: 'undecodable'; readonly why: string };

type Decoder = (bytes: Buffer) => Promise<Buffer>;

/** Decoding stops at the limit, so a small compressed body cannot unfold without end. */
const LIMIT = { maxOutputLength: MAX_BODY_BYTES };
/** The window that RFC 9659 allows on the web; without it an answer asks for 128 MiB. */
const ZSTD_WINDOW = { params: { [constants.ZSTD_d_windowLogMax]: 23 } };

const DECODERS: ReadonlyMap<string, Decoder> = new Map<string, Decoder>([
  ['gzip', (bytes) => promisify(gunzip)(bytes, LIMIT)],
  ['x-gzip', (bytes) => promisify(gunzip)(bytes, LIMIT)],
  ['deflate', (bytes) => promisify(isZlib(bytes) ? inflate : inflateRaw)(bytes, LIMIT)],
  ['br', (bytes) => promisify(brotliDecompress)(bytes, LIMIT)],
  ['zstd', (bytes) => promisify(zstdDecompress)(bytes, { ...LIMIT, ...ZSTD_WINDOW })],
  ['identity', async (bytes) => bytes],
]);
/** No server needs more than two; each may unfold to the limit again. */
const MAX_ENCODINGS = 3;

export async function readBody(response: IncomingMessage): Promise<Body> {
  const packed = await collect(response);
  if (packed === undefined) return { kind: 'too-large' };
  // Nothing was packed when nothing came: the answer to HEAD names the encoding too.
  if (packed.length === 0) return { kind: 'bytes', bytes: packed };
  const encodings = (response.headers['content-encoding'] ?? '')
    .toLowerCase()
    .split(',')
    .map((name) => name.trim());
  return decode(packed, encodings.filter((name) => name !== '').reverse());
}

async function collect(response: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_BODY_BYTES) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** The last encoding was put on last, so it comes off first. */
async function decode(packed: Buffer, encodings: readonly string[]): Promise<Body> {
  if (encodings.length > MAX_ENCODINGS) {
    return { kind: 'undecodable', why: `it names more than ${MAX_ENCODINGS} encodings` };
  }
  let bytes = packed;
  for (const encoding of encodings) {
    const decoder = DECODERS.get(encoding);
    if (decoder === undefined) {
      return { kind: 'undecodable', why: `the encoding ${JSON.stringify(encoding)} is not known` };
    }
    try {
      bytes = await decoder(bytes);
    } catch (error) {
      const isTooLarge = codeOf(error) === 'ERR_BUFFER_TOO_LARGE';
      return isTooLarge ? { kind: 'too-large' } : { kind: 'undecodable', why: wordsOf(error) };
    }
  }
  return { kind: 'bytes', bytes };
}

/** "deflate" is zlib by the book, and without its header from servers that read the name instead. */
function isZlib(bytes: Buffer): boolean {
  return bytes.length > 1 && ((bytes[0] ?? 0) & 0x0f) === 8 && bytes.readUInt16BE(0) % 31 === 0;
}
