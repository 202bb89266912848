/** What is asked of the probe. */
import type { ProbeRequest } from '../domain/probe.ts';
import type { AskedOnce } from './assess/assess.ts';

/** Redirects followed where a check does not say. */
const MAX_REDIRECTS = 5;

export function requestOf(asks: AskedOnce, timeoutMs: number): ProbeRequest {
  switch (asks.type) {
    case 'http': {
      const { method, url, headers, body, maxRedirects } = asks.request;
      return { kind: 'http', method, url, headers, ...(body === undefined ? {} : { body }), maxRedirects, timeoutMs };
    }
    case 'version':
    case 'prometheus':
      return getRequest(asks.url, timeoutMs);
    case 'tls':
    case 'tcp':
      return { kind: asks.type, host: asks.host, port: asks.port, timeoutMs };
    case 'dns':
      return { kind: 'dns', name: asks.name, timeoutMs };
    case 'command':
      return { kind: 'command', argv: asks.argv, timeoutMs };
    case 'junit':
      return { kind: 'file', path: asks.file, timeoutMs };
  }
}

export function getRequest(url: string, timeoutMs: number): ProbeRequest {
  return { kind: 'http', method: 'GET', url, headers: {}, maxRedirects: MAX_REDIRECTS, timeoutMs };
}
