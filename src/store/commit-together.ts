import type { Store } from '../flow/ports.ts';
import { acceptDeliveries } from './accept-delivery.ts';
import { finishDeliveries } from './finish-delivery.ts';
import { gather } from './gather.ts';
import type { Databases } from './store-on.ts';

/** Longer transactions would keep answers waiting: these take a few milliseconds. */
const MOST_TOGETHER = 64;

/**
 * The store, in which deliveries that come in, or are finished, at the same moment are committed at once: the disk is
 * waited for once. Each is answered for after the commit.
 */
export function commitTogether({ durable, repeatable }: Databases, store: Store): Store {
  const accepted = gather(durable, MOST_TOGETHER, acceptDeliveries);
  const finished = gather(repeatable, MOST_TOGETHER, finishDeliveries);
  return {
    ...store,
    acceptDelivery: (delivery) => accepted.add(delivery),
    finishDelivery: (id, questions, at, gates) => finished.add({ id, questions, at, gates }),
    close: async () => {
      await Promise.all([accepted.end(), finished.end()]);
      await store.close();
    },
  };
}
