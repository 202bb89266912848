/** The ingress on a loopback server, with a store that is a struct. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { createIngress, type IngressLimits } from '../../../src/app/ingress.ts';
import { createLog } from '../../../src/app/log.ts';
import { Secret } from '../../../src/app/secret.ts';
import { SERVER_LIMITS } from '../../../src/app/server-limits.ts';
import type { Delivery, Store } from '../../../src/flow/ports.ts';

export const SECRET = 'current-secret-for-tests-0123456789';
export const PREVIOUS = 'previous-secret-for-tests-987654321';
export const PATH = '/api/github/webhooks';

export interface IngressServer {
  readonly port: number;
  readonly stored: Delivery[];
  readonly lines: string[];
  readonly wakeUps: () => number;
}

export async function startIngress(
  options: {
    readonly limits?: Partial<IngressLimits>;
    readonly acceptDelivery?: Store['acceptDelivery'];
    readonly isStopping?: () => boolean;
  } = {},
): Promise<IngressServer> {
  const stored: Delivery[] = [];
  const lines: string[] = [];
  let wakeUps = 0;
  async function remember(delivery: Delivery): Promise<'stored' | 'duplicate'> {
    if (stored.some((one) => one.id === delivery.id)) return 'duplicate';
    stored.push(delivery);
    return 'stored';
  }
  const listener = createIngress({
    secrets: [new Secret(SECRET), new Secret(PREVIOUS)],
    store: { acceptDelivery: options.acceptDelivery ?? remember },
    log: createLog({ level: 'trace', secrets: [], to: { write: (line) => lines.push(line) } }),
    onAccepted: () => {
      wakeUps += 1;
    },
    clock: { now: () => 1_750_000_000_000 },
    isStopping: options.isStopping,
    limits: { lingerMs: 200, ...options.limits },
  });
  const server = createServer(SERVER_LIMITS, listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { port: (server.address() as AddressInfo).port, stored, lines, wakeUps: () => wakeUps };
}
