/** The http probe: one GET, redirects followed by hand, every hop checked. */
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { LookupFunction } from 'node:net';
import type { MissingCode, Network, ProbeResult, UnusableCode } from '../domain/probe.ts';
import { MAX_BODY_BYTES, readBody } from './read-body.ts';
import { type Lookup, resolveHost, systemLookup } from './resolve.ts';

export interface HttpProbe {
  readonly url: string;
  /** Milliseconds for the whole attempt, redirects and body included. */
  readonly timeoutMs: number;
  readonly network: Network;
  /** Lower-case names. Credentials among them go to the first origin only. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly lookup?: Lookup | undefined;
}

const MAX_REDIRECTS = 5;
const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);
const CREDENTIALS: ReadonlySet<string> = new Set(['authorization', 'cookie', 'proxy-authorization']);

/** The result without its duration, which is the same kind of thing for all of them. */
type Outcome = WithoutDuration<ProbeResult>;
type WithoutDuration<Result> = Result extends unknown ? Omit<Result, 'durationMs'> : never;

/** Never rejects: whatever happens is a result. */
export async function probeHttp(probe: HttpProbe, signal: AbortSignal): Promise<ProbeResult> {
  const startedAt = performance.now();
  const ends = AbortSignal.any([signal, AbortSignal.timeout(probe.timeoutMs)]);
  const outcome = await followRedirects(probe, ends).catch((error: unknown) => missing(error, ends));
  return { ...outcome, durationMs: performance.now() - startedAt };
}

async function followRedirects(probe: HttpProbe, signal: AbortSignal): Promise<Outcome> {
  let url = new URL(probe.url);
  let headers = probe.headers ?? {};
  for (let hop = 0; hop <= MAX_REDIRECTS; hop++) {
    const sent = await send(url, headers, probe, signal);
    if (sent.kind === 'outcome') return sent.outcome;
    const next = redirectOf(sent.response, url);
    if (next.kind === 'none') return finish(sent.response);
    sent.response.destroy();
    if (next.kind === 'refused') return next.outcome;
    if (next.url.origin !== url.origin) headers = withoutCredentials(headers);
    url = next.url;
  }
  return unusable('too-many-redirects', `more than ${MAX_REDIRECTS} redirects, the last one to ${url.origin}`);
}

type Sent =
  | { readonly kind: 'response'; readonly response: IncomingMessage }
  | { readonly kind: 'outcome'; readonly outcome: Outcome };

async function send(
  url: URL,
  headers: Readonly<Record<string, string>>,
  probe: HttpProbe,
  signal: AbortSignal,
): Promise<Sent> {
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    return { kind: 'outcome', outcome: unusable('blocked-address', `${url.protocol} is not http or https`) };
  }
  const resolved = await Promise.race([
    resolveHost(url.hostname, probe.network, probe.lookup ?? systemLookup),
    rejectOnAbort(signal),
  ]);
  if (resolved.kind === 'unknown-host') {
    const outcome = {
      kind: 'missing',
      code: 'dns',
      message: `${url.hostname} could not be looked up: ${resolved.why}`,
    } as const;
    return { kind: 'outcome', outcome };
  }
  if (resolved.kind === 'refused') {
    const message = `${url.hostname} is ${resolved.address}, which the network setting "${probe.network}" does not allow`;
    return { kind: 'outcome', outcome: unusable('blocked-address', message) };
  }
  return { kind: 'response', response: await get(url, headers, pinned(resolved.addresses), signal) };
}

/** A look-up that knows one answer: the addresses that were checked. */
function pinned(
  addresses: Extract<Awaited<ReturnType<typeof resolveHost>>, { kind: 'addresses' }>['addresses'],
): LookupFunction {
  return (_host, options, callback) => {
    const [first] = addresses;
    if (options.all === true || first === undefined) callback(null, [...addresses]);
    else callback(null, first.address, first.family);
  };
}

function get(
  url: URL,
  headers: Readonly<Record<string, string>>,
  lookup: LookupFunction,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  const request = url.protocol === 'https:' ? httpsRequest : httpRequest;
  const options = {
    method: 'GET',
    protocol: url.protocol,
    hostname: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port,
    path: `${url.pathname}${url.search}`,
    // No kept connection: the next attempt must see who answers then.
    agent: false as const,
    headers: { accept: '*/*', 'accept-encoding': 'identity', 'user-agent': 'tidegate-smoke', ...headers },
    lookup,
    signal,
  };
  return new Promise((resolve, reject) => {
    request(options).once('response', resolve).once('error', reject).end();
  });
}

type Redirect =
  | { readonly kind: 'none' }
  | { readonly kind: 'to'; readonly url: URL }
  | { readonly kind: 'refused'; readonly outcome: Outcome };

function redirectOf(response: IncomingMessage, from: URL): Redirect {
  const { location } = response.headers;
  if (location === undefined || !REDIRECTS.has(response.statusCode ?? 0)) return { kind: 'none' };
  if (!URL.canParse(location, from.href)) {
    const outcome = unusable('too-many-redirects', 'the answer redirects to something that is not an address');
    return { kind: 'refused', outcome };
  }
  const url = new URL(location, from.href);
  if (from.protocol === 'https:' && url.protocol === 'http:') {
    const outcome = unusable(
      'downgrade',
      `the answer redirects from https to ${url.origin}, where anybody could answer`,
    );
    return { kind: 'refused', outcome };
  }
  return { kind: 'to', url };
}

function withoutCredentials(headers: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !CREDENTIALS.has(name.toLowerCase())));
}

async function finish(response: IncomingMessage): Promise<Outcome> {
  const body = await readBody(response);
  if (body.kind === 'too-large') {
    return unusable('body-too-large', `the body is larger than ${MAX_BODY_BYTES / 1024 / 1024} MiB`);
  }
  if (body.kind === 'undecodable') return unusable('body', `the body could not be decoded: ${body.why}`);
  const seconds = Number(response.headers['retry-after']);
  return {
    kind: 'answer',
    status: response.statusCode ?? 0,
    body: body.text,
    ...(Number.isFinite(seconds) && seconds > 0 ? { retryAfterMs: seconds * 1000 } : {}),
  };
}

function unusable(code: UnusableCode, message: string): Outcome {
  return { kind: 'unusable', code, message };
}

function missing(error: unknown, signal: AbortSignal): Outcome {
  if (signal.aborted) return { kind: 'missing', code: 'timeout', message: 'no complete answer came in time' };
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'HPE_HEADER_OVERFLOW')
    return unusable('body-too-large', 'the headers of the answer are larger than 16 KiB');
  const why = error instanceof Error && error.message !== '' ? error.message : code || String(error);
  return { kind: 'missing', code: missingCode(code), message: `no answer: ${why}` };
}

const UNREACHABLE: ReadonlySet<string> = new Set(['ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH', 'EADDRNOTAVAIL']);
const TLS = /^(?:ERR_TLS|ERR_SSL|EPROTO|CERT_|DEPTH_|SELF_SIGNED|UNABLE_TO|HOSTNAME_MISMATCH|INVALID_CA|ERR_OSSL)/;

function missingCode(code: string): MissingCode {
  if (UNREACHABLE.has(code)) return 'connection-refused';
  if (code === 'ETIMEDOUT') return 'timeout';
  return TLS.test(code) ? 'tls' : 'connection-reset';
}

function rejectOnAbort(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    const stop = () => reject(new Error('stopped'));
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });
}
