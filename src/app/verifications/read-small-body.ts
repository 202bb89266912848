import type { IncomingMessage } from 'node:http';

/** A job sends a kilobyte or two; who takes longer keeps a place from others of its repository. */
const WITHIN_MS = 3_000;

/** The body as text; null when it is larger than `most` bytes, too slow, no UTF-8, or never ends. */
export async function readSmallBody(request: IncomingMessage, most: number): Promise<string | null> {
  const bytes = await readSmallBytes(request, most);
  return bytes === null ? null : textOf(bytes);
}

/** The same as it was sent. */
export function readSmallBytes(request: IncomingMessage, most: number): Promise<Buffer | null> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    function end(bytes: Buffer | null): void {
      clearTimeout(timer);
      request.off('data', take).off('end', finish).off('close', giveUp).off('error', giveUp);
      resolve(bytes);
    }
    function take(chunk: Buffer): void {
      size += chunk.length;
      if (size > most) end(null);
      else chunks.push(chunk);
    }
    function finish(): void {
      end(Buffer.concat(chunks));
    }
    function giveUp(): void {
      end(null);
    }
    const timer = setTimeout(giveUp, WITHIN_MS);
    request.on('data', take).on('end', finish).on('close', giveUp).on('error', giveUp);
  });
}

function textOf(bytes: Buffer): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
