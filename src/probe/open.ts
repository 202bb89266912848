/** A connection to a host: looked up once, judged, and then to an address that was judged. */
import type { LookupAddress } from 'node:dns';
import type { Socket } from 'node:net';
import { connectToAny } from './connect.ts';
import { type Failure, missing, unusable } from './outcome.ts';
import { resolveHost, systemLookup } from './resolve.ts';
import type { ProbeSettings } from './settings.ts';
import { untilAborted } from './until-aborted.ts';

/** Who is allowed to be reached, and how names become addresses. */
export type Reach = Pick<ProbeSettings, 'network' | 'lookup' | 'proxy'>;

export type Addresses = { readonly kind: 'addresses'; readonly addresses: readonly LookupAddress[] };
export type Opened = { readonly kind: 'socket'; readonly socket: Socket };

export async function openConnection(
  host: string,
  port: number,
  reach: Reach,
  signal: AbortSignal,
): Promise<Opened | Failure> {
  const resolved = await addressesOf(host, reach, signal);
  if (resolved.kind !== 'addresses') return resolved;
  return { kind: 'socket', socket: await connectToAny(resolved.addresses, port, signal) };
}

/** The addresses of a host, all of which may be reached; IP addresses are judged in the same way. */
export async function addressesOf(host: string, reach: Reach, signal: AbortSignal): Promise<Addresses | Failure> {
  const { network, lookup = systemLookup } = reach;
  const resolved = await untilAborted(resolveHost(host, network, lookup), signal);
  if (resolved.kind === 'unknown-host') return missing('dns', `${host} could not be looked up: ${resolved.why}`);
  if (resolved.kind === 'addresses') return resolved;
  return unusable('blocked-address', blockedMessage(host, resolved.address, reach));
}

function blockedMessage(host: string, address: string, { network }: Reach): string {
  const found = host === address ? host : `${host} leads to ${address}, which`;
  return `${found} may not be probed: it is outside the network "${network}"`;
}
