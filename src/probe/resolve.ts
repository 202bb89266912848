/** A host name to addresses that were checked. The connection goes to these, so a second look-up cannot differ. */
import { type LookupAddress, promises } from 'node:dns';
import { isIP } from 'node:net';
import type { Network } from '../domain/probe.ts';
import { isAllowed } from './network.ts';

export type Resolved =
  | { readonly kind: 'addresses'; readonly addresses: readonly LookupAddress[] }
  | { readonly kind: 'refused'; readonly address: string }
  | { readonly kind: 'unknown-host'; readonly why: string };

/** How a name is looked up; the system's resolver, unless a test says otherwise. */
export type Lookup = (host: string) => Promise<readonly LookupAddress[]>;

export function systemLookup(host: string): Promise<readonly LookupAddress[]> {
  return promises.lookup(host, { all: true, verbatim: true });
}

/** Looks the name up once. One address that is not allowed refuses the host: it would be a matter of chance else. */
export async function resolveHost(host: string, network: Network, lookup: Lookup): Promise<Resolved> {
  const bare = host.replace(/^\[|\]$/g, '');
  const family = isIP(bare);
  if (family !== 0) return judge([{ address: bare, family }], network);
  try {
    return judge(await lookup(bare), network);
  } catch (error) {
    return { kind: 'unknown-host', why: error instanceof Error ? error.message : String(error) };
  }
}

function judge(addresses: readonly LookupAddress[], network: Network): Resolved {
  const refused = addresses.find(({ address }) => !isAllowed(address, network));
  if (refused !== undefined) return { kind: 'refused', address: refused.address };
  if (addresses.length === 0) return { kind: 'unknown-host', why: 'the name has no address' };
  return { kind: 'addresses', addresses };
}
