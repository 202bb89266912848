/** Which host a setting names, and whether it is this machine. */
import { isIP } from 'node:net';

/** Null when the text is no host name, or none with a port. */
export function hostnameOf(host: string): string | null {
  return /^[A-Za-z0-9.:[\]-]+$/.test(host) ? (URL.parse(`https://${host}`)?.hostname ?? null) : null;
}

export function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || (isIP(hostname) === 4 && hostname.startsWith('127.'));
}
