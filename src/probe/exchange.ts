/** One HTTP request over a connection that is open, and the head of its answer. */
import { type IncomingMessage, request } from 'node:http';
import type { Reached } from './reach-url.ts';
import type { Hop } from './redirect.ts';

/** As much as browsers take from servers with long policies in their headers, and little to keep in memory. */
const MAX_HEADER_BYTES = 64 * 1024;

const DEFAULTS = { accept: '*/*', 'accept-encoding': 'identity', 'user-agent': 'tidegate-smoke' } as const;
/** How a message ends is decided here; two who disagree about it is how requests are smuggled. */
const FRAMING: ReadonlySet<string> = new Set(['content-length', 'transfer-encoding', 'connection', 'keep-alive']);

/** The signal ends the connection, and so the answer too. */
export function exchange(hop: Hop, reached: Reached, signal: AbortSignal): Promise<IncomingMessage> {
  const { url, method, body } = hop;
  const sent = request({
    createConnection: () => reached.socket,
    method,
    path: reached.isAbsolute ? `${url.origin}${url.pathname}${url.search}` : `${url.pathname}${url.search}`,
    headers: headersOf(hop, reached),
    setDefaultHeaders: false,
    maxHeaderSize: MAX_HEADER_BYTES,
    signal,
  });
  // The size is the limit: a header beyond a number of them would be missing without a word.
  sent.maxHeadersCount = 0;
  return new Promise((resolve, reject) => {
    sent.once('response', resolve);
    // Stays for errors after the answer has begun, which its body tells of.
    sent.on('error', reject);
    sent.end(body);
  });
}

function headersOf({ url, headers, body, method }: Hop, { proxyHeaders }: Reached): Record<string, string> {
  const given = Object.entries(headers)
    .map(([name, value]) => [name.toLowerCase(), value] as const)
    .filter(([name]) => !FRAMING.has(name) && !name.startsWith('proxy-'));
  const hasBody = body !== undefined || ['POST', 'PUT', 'PATCH'].includes(method);
  return {
    host: url.host,
    ...DEFAULTS,
    ...Object.fromEntries(given),
    ...proxyHeaders,
    ...(hasBody ? { 'content-length': String(Buffer.byteLength(body ?? '')) } : {}),
    connection: 'close',
  };
}
