/** A connection to who answers for a URL: direct to a judged address, or through the proxy of the environment. */
import type { Socket } from 'node:net';
import { openConnection, type Reach } from './open.ts';
import { type Failure, unusable } from './outcome.ts';
import { connectThrough } from './proxy.ts';
import { proxyFor } from './proxy-for.ts';
import { secure } from './secure.ts';

export interface Reached {
  readonly kind: 'reached';
  readonly socket: Socket;
  readonly isProxied: boolean;
  /** The proxy reads the request itself, so it needs the whole URL. */
  readonly isAbsolute: boolean;
  readonly proxyHeaders: Readonly<Record<string, string>>;
}

export async function reachUrl(url: URL, reach: Reach, signal: AbortSignal): Promise<Reached | Failure> {
  const isSecure = url.protocol === 'https:';
  if (!isSecure && url.protocol !== 'http:') {
    return unusable('blocked-address', `${url.protocol} is not http or https`);
  }
  const target = { url, host: url.hostname.replace(/^\[|\]$/g, ''), port: Number(url.port) || (isSecure ? 443 : 80) };
  const proxy = proxyFor(url, reach);
  if (proxy !== undefined) {
    const proxied = await connectThrough(proxy, target, reach, signal);
    if (proxied.kind !== 'proxied') return proxied;
    const { socket, headers } = proxied;
    return { kind: 'reached', socket, isProxied: true, isAbsolute: !isSecure, proxyHeaders: headers };
  }
  const opened = await openConnection(target.host, target.port, reach, signal);
  if (opened.kind !== 'socket') return opened;
  const socket = isSecure ? await secure(opened.socket, target.host) : opened.socket;
  return { kind: 'reached', socket, isProxied: false, isAbsolute: false, proxyHeaders: {} };
}
