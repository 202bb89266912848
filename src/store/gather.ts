import { isLocked } from './is-locked.ts';
import type { Database, Tx } from './tables.ts';

export interface Gathering<Item, Result> {
  /** Settles after the commit. Rejects when it has ended. */
  add(item: Item): Promise<Result>;
  /** When it resolves, everything that was added is settled. */
  end(): Promise<void>;
}

interface Waiting<Item, Result> {
  readonly item: Item;
  readonly resolve: (result: Result) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Does in one transaction what comes up in one turn of the event loop, `most` at a time; between two of them everybody
 * else has a turn. Where one fails, each item is done alone: one that cannot be done takes no other with it.
 */
export function gather<Item, Result>(
  db: Database,
  most: number,
  work: (tx: Tx, items: readonly Item[]) => Promise<readonly Result[]>,
): Gathering<Item, Result> {
  let waiting: Waiting<Item, Result>[] = [];
  let hasEnded = false;
  let running: Promise<void> | undefined;

  async function run(): Promise<void> {
    while (waiting.length > 0) {
      await new Promise((resolve) => setImmediate(resolve));
      const batch = waiting.slice(0, most);
      waiting = waiting.slice(most);
      await settle(batch);
    }
    running = undefined;
  }

  async function settle(batch: readonly Waiting<Item, Result>[]): Promise<void> {
    try {
      const items = batch.map(({ item }) => item);
      const results = await db.transaction().execute((tx) => work(tx, items));
      for (const [index, { resolve }] of batch.entries()) resolve(results[index] as Result);
    } catch (error) {
      await settleAlone(batch, error);
    }
  }

  /** A database that somebody else holds is not tried again for each: that would take that many times as long. */
  async function settleAlone(batch: readonly Waiting<Item, Result>[], error: unknown): Promise<void> {
    const isHopeless = batch.length === 1 || isLocked(error);
    for (const one of batch) {
      if (isHopeless) one.reject(error);
      else await settle([one]);
    }
  }

  return {
    add: (item) =>
      new Promise((resolve, reject) => {
        if (hasEnded) return reject(new Error('the database is being closed'));
        waiting.push({ item, resolve, reject });
        running ??= run();
      }),
    end: async () => {
      hasEnded = true;
      await running;
    },
  };
}
