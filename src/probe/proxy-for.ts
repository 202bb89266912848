/** Whether a URL is asked through the proxy of the environment, whose answers come from addresses nobody here sees. */
import { BlockList, isIP } from 'node:net';
import { isAllowed } from './network.ts';
import type { Reach } from './open.ts';

/** The address of a proxy as it was written, or none. */
export function proxyFor(url: URL, { network, proxy = {} }: Reach): string | undefined {
  const address = url.protocol === 'https:' ? proxy.https : proxy.http;
  if (network === 'loopback' || address === undefined || address.trim() === '') return undefined;
  const host = url.hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
  // What is judged by its address, or means the inside by its name, never goes to somebody else to be looked up.
  if (isIP(host) === 0 ? isInnerName(host) : !isAllowed(host, network) || isAllowed(host, 'loopback')) return undefined;
  const port = url.port === '' ? (url.protocol === 'https:' ? '443' : '80') : url.port;
  return isExcepted(host, port, proxy.except ?? '') ? undefined : address.trim();
}

/** Names that no public server has; the metadata services of clouds are among them. */
function isInnerName(host: string): boolean {
  return !host.includes('.') || /\.(?:localhost|local|internal|localdomain|arpa)$/.test(host);
}

/** `NO_PROXY` as curl reads it: names with everything below them, addresses, blocks, and `*` for all. */
function isExcepted(host: string, port: string, except: string): boolean {
  return except
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((entry) => entry !== '')
    .some((entry) => entry === '*' || isNamedBy(entry, host, port) || isInBlock(entry, host));
}

function isNamedBy(entry: string, host: string, port: string): boolean {
  const [, name = '', entryPort] = /^\[?(.*?)\]?(?::(\d+))?$/.exec(isIP(entry) === 6 ? `[${entry}]` : entry) ?? [];
  if (entryPort !== undefined && entryPort !== port) return false;
  const suffix = name.replace(/^\*?\./, '');
  return suffix !== '' && (host === suffix || (isIP(host) === 0 && host.endsWith(`.${suffix}`)));
}

function isInBlock(entry: string, host: string): boolean {
  const [address = '', bits = ''] = entry.split('/');
  const family = isIP(address);
  if (family === 0 || family !== isIP(host) || !/^\d{1,3}$/.test(bits)) return false;
  if (Number(bits) > (family === 4 ? 32 : 128)) return false;
  const block = new BlockList();
  const name = family === 4 ? 'ipv4' : 'ipv6';
  block.addSubnet(address, Number(bits), name);
  return block.check(host, name);
}
