/** The body of an answer, decoded, and never more of it than the limit. */
import type { IncomingMessage } from 'node:http';
import type { Readable, Transform } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';

/** Enough for any page that a smoke check reads; what is larger is not kept in memory. */
export const MAX_BODY_BYTES = 2 * 1024 * 1024;

export type Body =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'too-large' }
  | { readonly kind: 'undecodable'; readonly why: string };

const DECODERS: Readonly<Record<string, () => Transform>> = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
};

/** The limit holds after decoding, so a small compressed body cannot unfold without end. */
export async function readBody(response: IncomingMessage): Promise<Body> {
  const encoding = (response.headers['content-encoding'] ?? 'identity').trim().toLowerCase();
  const decoder = DECODERS[encoding]?.();
  if (decoder === undefined && encoding !== 'identity' && encoding !== '') {
    return { kind: 'undecodable', why: `the encoding ${JSON.stringify(encoding)} is not known` };
  }
  if (decoder === undefined) return collect(response, response);
  // Errors of the connection end the decoder too, so that there is one stream to watch.
  response.once('error', (error) => decoder.destroy(error));
  try {
    return await collect(response.pipe(decoder), response);
  } catch (error) {
    const isDecoding = error instanceof Error && /^(?:Z_|ERR__|ERR_BROTLI|ERR_PADDING)/.test(String(codeOf(error)));
    if (isDecoding) return { kind: 'undecodable', why: error.message };
    throw error;
  }
}

async function collect(stream: Readable, response: IncomingMessage): Promise<Body> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_BODY_BYTES) {
      response.destroy();
      return { kind: 'too-large' };
    }
    chunks.push(chunk);
  }
  return { kind: 'text', text: Buffer.concat(chunks).toString('utf8') };
}

function codeOf(error: Error): unknown {
  return 'code' in error ? error.code : undefined;
}
