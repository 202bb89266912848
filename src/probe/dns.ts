/** The dns probe: a name has addresses, all of them within the network that the run may reach. */
import type { DnsRequest } from '../domain/probe.ts';
import { addressesOf, type Reach } from './open.ts';
import type { Outcome } from './outcome.ts';

export async function probeDns({ name }: DnsRequest, reach: Reach, signal: AbortSignal): Promise<Outcome> {
  const resolved = await addressesOf(name, reach, signal);
  if (resolved.kind !== 'addresses') return resolved;
  return { kind: 'answer', of: 'dns', addresses: resolved.addresses.map(({ address }) => address) };
}
