/** The http probe: one request, redirects followed by hand, every hop checked. */
import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { HttpRequest } from '../domain/probe.ts';
import { exchange } from './exchange.ts';
import type { Reach } from './open.ts';
import { type Outcome, unusable } from './outcome.ts';
import { reachUrl } from './reach-url.ts';
import { MAX_BODY_BYTES, readBody } from './read-body.ts';
import { type Hop, type NextHop, redirectOf } from './redirect.ts';
import { retryAfterMs } from './retry-after.ts';

export async function probeHttp(request: HttpRequest, reach: Reach, signal: AbortSignal): Promise<Outcome> {
  const { url, method, maxRedirects } = request;
  if (!URL.canParse(url)) return unusable('assertion', 'the URL of the check is not an address');
  if (method.toUpperCase() === 'CONNECT') return unusable('assertion', 'CONNECT is not a method of a check');
  let hop = firstHop(request);
  for (let left = maxRedirects; ; left--) {
    const next = await askOnce(hop, maxRedirects > 0, reach, signal);
    if (next.kind !== 'to') return next;
    if (left === 0) return tooMany(maxRedirects, next.hop.url);
    hop = next.hop;
  }
}

/** The answer, or where to ask next. The connection ends with it: the next attempt must see who answers then. */
async function askOnce(hop: Hop, isFollowing: boolean, reach: Reach, signal: AbortSignal): Promise<Outcome | NextHop> {
  const reached = await reachUrl(hop.url, reach, signal);
  if (reached.kind !== 'reached') return reached;
  const { socket } = reached;
  // Read here: a connection that is closed has forgotten whom it talked to.
  const family = reached.isProxied ? undefined : familyOf(socket.remoteFamily);
  try {
    const response = await exchange(hop, reached, signal);
    const next = isFollowing ? redirectOf(response, hop) : undefined;
    return next ?? (await answerOf(response, hop.url, family));
  } finally {
    socket.destroy();
  }
}

function firstHop({ url: text, method, headers, body }: HttpRequest): Hop {
  const url = new URL(text);
  const { username, password } = url;
  const isNamed = Object.keys(headers).some((name) => name.toLowerCase() === 'authorization');
  if (isNamed || (username === '' && password === '')) return { url, method: method.toUpperCase(), headers, body };
  const credentials = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  const authorization = `Basic ${Buffer.from(credentials).toString('base64')}`;
  return { url, method: method.toUpperCase(), headers: { ...headers, authorization }, body };
}

async function answerOf(response: IncomingMessage, url: URL, family: 4 | 6 | undefined): Promise<Outcome> {
  const body = await readBody(response);
  if (body.kind === 'too-large') {
    return unusable('body-too-large', `the body is larger than ${MAX_BODY_BYTES / 1024 / 1024} MiB`);
  }
  if (body.kind === 'undecodable') return unusable('body', `the body could not be decoded: ${body.why}`);
  const { 'retry-after': retryAfter, date } = response.headers;
  return {
    kind: 'answer',
    of: 'http',
    status: response.statusCode ?? 0,
    headers: valuesByName(response.rawHeaders),
    body: body.bytes.toString('utf8'),
    size: body.bytes.length,
    sha256: createHash('sha256').update(body.bytes).digest('hex'),
    finalUrl: plainHref(url),
    family,
    retryAfterMs: retryAfterMs(retryAfter, date, Date.now()),
  };
}

/** From the raw list, because Node joins some names and drops repetitions of others. */
function valuesByName(raw: readonly string[]): Readonly<Record<string, readonly string[]>> {
  const values = new Map<string, string[]>();
  for (let at = 0; at + 1 < raw.length; at += 2) {
    const name = (raw[at] ?? '').toLowerCase();
    const known = values.get(name);
    if (known === undefined) values.set(name, [raw[at + 1] ?? '']);
    else known.push(raw[at + 1] ?? '');
  }
  return Object.fromEntries(values);
}

/** The fragment never left this machine, and a redirect may name somebody's password. */
function plainHref(url: URL): string {
  const plain = new URL(url);
  plain.hash = '';
  plain.username = '';
  plain.password = '';
  return plain.href;
}

function familyOf(family: string | undefined): 4 | 6 | undefined {
  if (family === 'IPv4') return 4;
  return family === 'IPv6' ? 6 : undefined;
}

function tooMany(limit: number, next: URL): Outcome {
  return unusable('too-many-redirects', `more than ${limit} redirects, the last one to ${next.origin}`);
}
