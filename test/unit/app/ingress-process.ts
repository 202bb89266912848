/** The ingress in a process of its own, so that its memory is its own. Tells its port, then its memory when asked. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createIngress } from '../../../src/app/ingress.ts';
import { createLog } from '../../../src/app/log.ts';
import { Secret } from '../../../src/app/secret.ts';
import { SERVER_LIMITS } from '../../../src/app/server-limits.ts';

const listener = createIngress({
  secrets: [new Secret(process.env['SECRET'] ?? '')],
  store: { acceptDelivery: async () => 'stored' },
  log: createLog({ level: 'silent', secrets: [] }),
  onAccepted: () => undefined,
  clock: { now: () => 0 },
});
const server = createServer(SERVER_LIMITS, listener);
server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as AddressInfo).port }));

/** Bytes: what is resident now, and the most that ever was. */
process.on('message', () => {
  process.send?.({ resident: process.memoryUsage.rss(), peak: process.resourceUsage().maxRSS * 1024 });
});
process.on('disconnect', () => process.exit(0));
