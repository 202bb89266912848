/** A connection to a host behind a proxy: a tunnel for https, and for http the proxy itself. */
import { type IncomingMessage, request } from 'node:http';
import { isIP, type Socket } from 'node:net';
import { connectToAny } from './connect.ts';
import type { Reach } from './open.ts';
import { type Failure, missing, unusable, wordsOf } from './outcome.ts';
import { systemLookup } from './resolve.ts';
import { secure } from './secure.ts';
import { untilAborted } from './until-aborted.ts';

export type Proxied = { readonly kind: 'proxied'; readonly socket: Socket; readonly headers: ProxyHeaders };
type ProxyHeaders = Readonly<Record<string, string>>;

export async function connectThrough(
  written: string,
  { url, host, port }: { readonly url: URL; readonly host: string; readonly port: number },
  reach: Reach,
  signal: AbortSignal,
): Promise<Proxied | Failure> {
  const proxy = proxyUrl(written);
  if (proxy === undefined) {
    const name = url.protocol === 'https:' ? 'HTTPS_PROXY' : 'HTTP_PROXY';
    return unusable('assertion', `${name} is not the address of an HTTP proxy: write it as http://host:port`);
  }
  const headers = authorizationFor(proxy);
  const target = url.protocol === 'https:' ? `${isIP(host) === 6 ? `[${host}]` : host}:${port}` : undefined;
  const opened = await openThrough(proxy, target, headers, reach, signal);
  if (opened.kind !== 'opened') return opened;
  if (target === undefined) return { kind: 'proxied', socket: opened.socket, headers };
  return { kind: 'proxied', socket: await secure(opened.socket, host), headers: {} };
}

type Opened = { readonly kind: 'opened'; readonly socket: Socket };

/** A connection to the proxy, and where there is a target, through it. */
async function openThrough(
  proxy: URL,
  target: string | undefined,
  headers: ProxyHeaders,
  reach: Reach,
  signal: AbortSignal,
): Promise<Opened | Failure> {
  try {
    const socket = await connectToProxy(proxy, reach, signal);
    if (target === undefined) return { kind: 'opened', socket };
    const { statusCode = 0 } = await tunnel(socket, target, headers, signal);
    if (statusCode === 200) return { kind: 'opened', socket };
    socket.destroy();
    return noTunnel(statusCode, proxy.host, target);
  } catch (error) {
    if (signal.aborted) throw error;
    return unusable('assertion', `the proxy ${proxy.host} cannot be used: ${wordsOf(error)}`);
  }
}

/** Many write `host:port` alone. */
function proxyUrl(written: string): URL | undefined {
  const text = /^[a-z][a-z\d+.-]*:\/\//i.test(written) ? written : `http://${written}`;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  return url?.protocol === 'http:' || url?.protocol === 'https:' ? url : undefined;
}

/** The proxy was chosen by whoever runs this machine, so its address is not judged. */
async function connectToProxy(proxy: URL, { lookup = systemLookup }: Reach, signal: AbortSignal): Promise<Socket> {
  const host = proxy.hostname.replace(/^\[|\]$/g, '');
  const family = isIP(host);
  const addresses = family === 0 ? await untilAborted(lookup(host), signal) : [{ address: host, family }];
  const isSecure = proxy.protocol === 'https:';
  const socket = await connectToAny(addresses, Number(proxy.port) || (isSecure ? 443 : 80), signal);
  return isSecure ? secure(socket, host) : socket;
}

function authorizationFor({ username, password }: URL): ProxyHeaders {
  if (username === '' && password === '') return {};
  const credentials = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return { 'proxy-authorization': `Basic ${Buffer.from(credentials).toString('base64')}` };
}

function tunnel(socket: Socket, target: string, headers: ProxyHeaders, signal: AbortSignal): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    request({
      createConnection: () => socket,
      method: 'CONNECT',
      path: target,
      headers: { host: target, ...headers },
      setDefaultHeaders: false,
      signal,
    })
      .once('connect', resolve)
      .on('error', reject)
      .end();
  });
}

function noTunnel(status: number, proxy: string, target: string): Failure {
  if (status === 504) return missing('timeout', `the proxy ${proxy} got no connection to ${target} in time`);
  if (status === 502 || status === 503) {
    return missing('connection-refused', `the proxy ${proxy} got no connection to ${target} (status ${status})`);
  }
  return unusable('blocked-address', `the proxy ${proxy} does not let the check reach ${target} (status ${status})`);
}
