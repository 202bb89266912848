/** A process of its own: accepts deliveries and says so, until it is killed. Arguments: opener, address, prefix. */
import { writeSync } from 'node:fs';
import type { Store } from '../../../src/flow/ports.ts';
import { delivery } from './samples.ts';

const [opener = '', address = '', prefix = ''] = process.argv.slice(2);
const { open } = (await import(opener)) as { open: (address: string) => Promise<Store> };
const store = await open(address);
for (let count = 0; count < 100_000; count++) {
  const id = `${prefix}-${count}`;
  if ((await store.acceptDelivery(delivery(id, { body: Buffer.alloc(2048, 'x') }))) === 'stored') {
    writeSync(1, `${id}\n`);
  }
}
