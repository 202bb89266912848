import { describe, expect, it } from 'vitest';
import type { Network } from '../../../src/domain/probe.ts';
import { isAllowed } from '../../../src/probe/network.ts';

const NETWORKS: readonly Network[] = ['public', 'private', 'loopback'];

/** Which networks allow an address. */
const CORPUS: readonly (readonly [string, readonly Network[]])[] = [
  ['93.184.216.34', ['public', 'private']],
  ['2606:2800:220:1:248:1893:25c8:1946', ['public', 'private']],
  ['10.0.0.1', ['private']],
  ['172.16.0.1', ['private']],
  ['172.31.255.255', ['private']],
  ['172.32.0.1', ['public', 'private']],
  ['192.168.1.1', ['private']],
  ['fc00::1', ['private']],
  ['fd12:3456::1', ['private']],
  ['127.0.0.1', ['private', 'loopback']],
  ['127.255.255.254', ['private', 'loopback']],
  ['::1', ['private', 'loopback']],
  ['::ffff:127.0.0.1', ['private', 'loopback']],
  ['::ffff:10.0.0.1', ['private']],
  ['::ffff:7f00:1', ['private', 'loopback']],
  // Link-local and metadata services: never.
  ['169.254.169.254', []],
  ['169.254.0.1', []],
  ['::ffff:169.254.169.254', []],
  ['fe80::1', []],
  ['febf::1', []],
  ['168.63.129.16', []],
  ['100.100.100.200', []],
  ['fd00:ec2::254', []],
  ['fd00:ec2::23', []],
  ['fd00:ec3::1', ['private']],
  ['fd20:ce::254', []],
  ['fd00:42::42', []],
  ['::ffff:168.63.129.16', []],
  ['::ffff:100.100.100.200', []],
  ['fe80::1%eth0', []],
  ['::1%lo', []],
  // Addresses that embed another one, or that no host has.
  ['64:ff9b::a9fe:a9fe', []],
  ['64:ff9b:1::1', []],
  ['2002:a9fe:a9fe::1', []],
  ['2001:0:53aa:64c::1', []],
  ['::ffff:0:127.0.0.1', []],
  ['::127.0.0.1', []],
  ['0.0.0.0', []],
  ['0.1.2.3', []],
  ['::', []],
  ['100.64.0.1', []],
  ['192.0.0.192', []],
  ['198.18.0.1', []],
  ['224.0.0.1', []],
  ['240.0.0.1', []],
  ['255.255.255.255', []],
  ['ff02::1', []],
  ['fec0::1', []],
  ['2001:db8::1', []],
  ['4000::1', []],
  ['not an address', []],
  ['', []],
];

describe('the addresses a probe may connect to (threat 60)', () => {
  it.each(CORPUS)('%s: %j', (address, allowedIn) => {
    expect(NETWORKS.filter((network) => isAllowed(address, network))).toEqual(allowedIn);
  });
});
