/** One POST to an address that was checked: no redirect is followed, no connection kept, little of the answer read. */
import { request as httpRequest, type IncomingMessage, type RequestOptions } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { LookupFunction } from 'node:net';
import type { Message } from './message.ts';

export type Resolved =
  | { readonly kind: 'addresses'; readonly addresses: readonly { readonly address: string; readonly family: number }[] }
  | { readonly kind: 'refused' }
  | { readonly kind: 'unknown-host' };

export interface Network {
  /** Looks a host up, and refuses it when one of its addresses may not be reached. */
  readonly resolve: (host: string) => Promise<Resolved>;
  /** Without TLS: only where nothing leaves this machine. */
  readonly isPlainHttpAllowed: boolean;
  /** Ends what is under way. */
  readonly signal: AbortSignal;
  /** For look-up, connection, request and answer together. */
  readonly timeoutMs: number;
}

/** No text of it holds a part of the address: it may be a secret. */
export type Posted =
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly text: string;
      readonly retryAfterMs: number | undefined;
    }
  | { readonly kind: 'no-answer'; readonly because: string; readonly mayHaveArrived: boolean }
  | { readonly kind: 'refused'; readonly because: string };

type Post = Extract<Message, { kind: 'message' }>;

/** Receivers say in a word what is wrong; what is longer is not for us. */
const MOST_BYTES = 1024;

/** Never rejects. */
export async function post(message: Post, network: Network): Promise<Posted> {
  const ends = AbortSignal.any([network.signal, AbortSignal.timeout(network.timeoutMs)]);
  const tried: Try = { signal: ends, isConnected: false };
  try {
    return await Promise.race([postUntil(message, network, tried), rejectOnAbort(ends)]);
  } catch (error) {
    return { kind: 'no-answer', because: whyNoAnswer(error, ends, network), mayHaveArrived: tried.isConnected };
  }
}

interface Try {
  readonly signal: AbortSignal;
  /** From then on the request may have arrived, whatever becomes of the answer. */
  isConnected: boolean;
}

function whyNoAnswer(error: unknown, ends: AbortSignal, { signal, timeoutMs }: Network): string {
  if (!ends.aborted) return `it could not be reached (${codeOf(error)})`;
  return signal.aborted ? 'we were stopped' : `it did not answer within ${timeoutMs / 1000} s`;
}

async function postUntil(message: Post, network: Network, tried: Try): Promise<Posted> {
  const { url } = message;
  if (url.protocol !== 'https:' && !network.isPlainHttpAllowed) {
    return { kind: 'refused', because: 'its address does not begin with https://, so others on the way could read it' };
  }
  const resolved = await network.resolve(url.hostname);
  if (resolved.kind === 'unknown-host') {
    return { kind: 'no-answer', because: 'its host name cannot be looked up', mayHaveArrived: false };
  }
  if (resolved.kind === 'refused') {
    const because = 'its address is in a network that is not allowed. For receivers in your own, set NOTIFY_NETWORK';
    return { kind: 'refused', because };
  }
  const response = await send(message, pinned(resolved.addresses), tried);
  return {
    kind: 'answer',
    status: response.statusCode ?? 0,
    text: await firstBytes(response),
    retryAfterMs: retryAfterIn(response),
  };
}

/** A look-up that knows one answer: the addresses that were checked. */
function pinned(addresses: Extract<Resolved, { kind: 'addresses' }>['addresses']): LookupFunction {
  return (_host, options, callback) => {
    const [first] = addresses;
    if (options.all === true || first === undefined) callback(null, [...addresses]);
    else callback(null, first.address, first.family);
  };
}

function send({ url, headers, body }: Post, lookup: LookupFunction, tried: Try): Promise<IncomingMessage> {
  const request = url.protocol === 'https:' ? httpsRequest : httpRequest;
  const options: RequestOptions = {
    method: 'POST',
    protocol: url.protocol,
    hostname: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port,
    path: `${url.pathname}${url.search}`,
    agent: false,
    headers: {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
      'user-agent': 'tidegate',
      ...headers,
    },
    lookup,
    signal: tried.signal,
  };
  const connected = url.protocol === 'https:' ? 'secureConnect' : 'connect';
  return new Promise((resolve, reject) => {
    request(options)
      .once('socket', (socket) => {
        socket.once(connected, () => {
          tried.isConnected = true;
        });
      })
      .once('response', resolve)
      .on('error', reject)
      .end(body);
  });
}

async function firstBytes(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    size += chunk.length;
    if (size >= MOST_BYTES) break;
  }
  response.destroy();
  return Buffer.concat(chunks).subarray(0, MOST_BYTES).toString('utf8');
}

function retryAfterIn({ headers }: IncomingMessage): number | undefined {
  const seconds = Number(headers['retry-after']);
  return Number.isFinite(seconds) && seconds > 0 ? seconds * 1000 : undefined;
}

function rejectOnAbort(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    const stop = (): void => reject(new Error('stopped'));
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });
}

/** The code alone: messages of the network name hosts. */
function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'no code';
}
