/**
 * Which addresses a probe may talk to. A URL can come from people who may not reach what the runner can reach, so
 * what is not known to be allowed is refused.
 */
import ipaddr from 'ipaddr.js';
import type { Network } from '../domain/probe.ts';

type Kind = Network | 'refused';

/** Addresses of cloud metadata services that lie outside the link-local range. */
const METADATA = [
  '168.63.129.16/32', // Azure, in public address space
  '100.100.100.200/32', // Alibaba, in the space shared by carriers
  'fd00:ec2::/32', // Amazon: metadata, credentials of pods, time, names
  'fd20:ce::254/128', // Google
  'fd00:42::42/128', // Scaleway
].map((block) => ipaddr.parseCIDR(block));

const GLOBAL_UNICAST = ipaddr.parseCIDR('2000::/3');

const ALLOWED: Readonly<Record<Network, readonly Kind[]>> = {
  public: ['public'],
  private: ['public', 'private', 'loopback'],
  loopback: ['loopback'],
};

/** Whether a probe may connect to this IP address (text without brackets). Link-local is refused in every network. */
export function isAllowed(address: string, network: Network): boolean {
  return ALLOWED[network].includes(kindOf(address));
}

function kindOf(address: string): Kind {
  const spelled = oneSpelling(address);
  if (spelled === undefined || !ipaddr.isValid(spelled)) return 'refused';
  const parsed = ipaddr.parse(spelled);
  // `process` unwraps IPv4 addresses that are written as IPv6; what else embeds an address is refused by its range.
  const plain = ipaddr.process(spelled);
  if (METADATA.some((block) => plain.kind() === block[0].kind() && plain.match(block))) return 'refused';
  switch (plain.range()) {
    case 'unicast':
      return plain.kind() === 'ipv4' || parsed.match(GLOBAL_UNICAST) ? 'public' : 'refused';
    case 'private':
    case 'uniqueLocal':
      return 'private';
    case 'loopback':
      return 'loopback';
    default:
      return 'refused';
  }
}

/** The address as the URL standard spells it: `::127.0.0.1` is not an IPv4 address to the kernel, only to a reader. */
function oneSpelling(address: string): string | undefined {
  const url = `http://${address.includes(':') ? `[${address}]` : address}/`;
  return URL.canParse(url) ? new URL(url).hostname.replace(/^\[|\]$/g, '') : undefined;
}
