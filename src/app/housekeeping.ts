/** Now and then the store forgets what nobody asks for any more. */
import type { Clock, Store } from '../flow/ports.ts';
import type { Log } from './log.ts';

const EVERY_MS = 600_000;
/** Several processes on one database need not do it in the same second. */
const JITTER_MS = 120_000;

export interface Housekeeping {
  /** Resolves when nothing of it is under way any more. */
  stop(): Promise<void>;
}

export function startHousekeeping(options: {
  readonly store: Pick<Store, 'prune'>;
  readonly clock: Clock;
  readonly log: Log;
}): Housekeeping {
  let running: Promise<void> = Promise.resolve();
  let timer = schedule();
  function schedule(): NodeJS.Timeout {
    const wait = EVERY_MS + Math.floor(Math.random() * JITTER_MS);
    return setTimeout(() => {
      running = pruneOnce(options);
      timer = schedule();
    }, wait).unref();
  }
  return {
    async stop() {
      clearTimeout(timer);
      await running;
    },
  };
}

async function pruneOnce({ store, clock, log }: Parameters<typeof startHousekeeping>[0]): Promise<void> {
  try {
    const pruned = await store.prune(clock.now());
    if (pruned.deliveries + pruned.records > 0) log.info(pruned, 'Forgot what nobody asks for any more');
  } catch (error) {
    log.warn({ err: error }, 'Nothing was forgotten this time; it is tried again');
  }
}
