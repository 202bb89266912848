/** What an answer that redirects asks for next, and how much of the request may go there. */
import type { IncomingMessage } from 'node:http';
import { type Failure, unusable } from './outcome.ts';

/** One request of an attempt. */
export interface Hop {
  readonly url: URL;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
}

export type NextHop = { readonly kind: 'to'; readonly hop: Hop };

const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);
/** Any header of the file may carry a secret, under any name. These do not, and say what answer is wanted. */
const HARMLESS: ReadonlySet<string> = new Set(['accept', 'accept-language', 'cache-control']);
const OF_BODY = /^content-/;

/** As browsers redirect, without what another origin must not see. Undefined: the answer is not a redirect. */
export function redirectOf({ statusCode = 0, headers }: IncomingMessage, from: Hop): NextHop | Failure | undefined {
  const { location } = headers;
  if (location === undefined || !REDIRECTS.has(statusCode)) return undefined;
  if (!URL.canParse(location, from.url.href)) {
    return unusable('assertion', `${from.url.origin} redirects to something that is not an address`);
  }
  const url = new URL(location, from.url.href);
  if (from.url.protocol === 'https:' && url.protocol === 'http:') {
    return unusable('downgrade', `the answer redirects from https to ${url.origin}, where anybody could answer`);
  }
  const hop = turnsToGet(statusCode, from.method) ? { ...withoutBody(from), method: 'GET', url } : { ...from, url };
  if (url.origin === from.url.origin) return { kind: 'to', hop };
  if (hop.body !== undefined) {
    const message = `the answer redirects a ${hop.method} with its body to ${url.origin}, where the body is not sent`;
    return unusable('blocked-address', `${message}: name that address in the check if it is yours`);
  }
  return { kind: 'to', hop: { ...hop, headers: only(hop.headers, (name) => HARMLESS.has(name)) } };
}

function turnsToGet(status: number, method: string): boolean {
  if (status === 303) return method !== 'GET' && method !== 'HEAD';
  return (status === 301 || status === 302) && method === 'POST';
}

function withoutBody(hop: Hop): Hop {
  return { ...hop, body: undefined, headers: only(hop.headers, (name) => !OF_BODY.test(name)) };
}

function only(
  headers: Readonly<Record<string, string>>,
  isKept: (name: string) => boolean,
): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => isKept(name.toLowerCase())));
}
