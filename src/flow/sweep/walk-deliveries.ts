/** Through the log of deliveries, newest first, noting those that we do not have. */
import type { LoggedDelivery } from '../ports.ts';
import type { DeliveriesMemory, Missing } from './deliveries-memory.ts';
import type { Round, SweepPorts } from './sweep.ts';

/** GitHub keeps deliveries, and sends them again, for 3 days. */
export const KEPT_MS = 3 * 86_400_000;
/** The log may show a delivery late. */
const OVERLAP_MS = 600_000;
/** A delivery that was just made may still be on its way into the inbox. */
const GRACE_MS = 30_000;
const MOST_PAGES = 30;

/** Down to where the last whole walk began. One that is cut goes on in the next round. */
export async function walkDeliveries(
  ports: SweepPorts,
  before: DeliveriesMemory,
  { mayGoOn }: Round,
): Promise<{ readonly memory: DeliveriesMemory; readonly isWhole: boolean }> {
  const now = ports.clock.now();
  const begunAt = before.walk?.begunAt ?? now;
  const until = Math.max(now - KEPT_MS, Math.min(before.walkedTo ?? 0, now) - OVERLAP_MS);
  const missing: Record<string, Missing> = { ...before.missing };
  let cursor = before.walk?.cursor ?? null;
  for (let pages = 0; pages < MOST_PAGES && mayGoOn(); pages++) {
    const page = await ports.app.deliveries(cursor);
    const seen = page.deliveries.filter((one) => one.deliveredAt >= until && ports.isTakenIn(one.event));
    for (const one of await unknownOf(ports, seen)) missing[one.guid] ??= firstSeen(one);
    const isOver = page.deliveries.some((one) => one.deliveredAt < until);
    if (isOver || page.next === null) {
      return { memory: { ...before, missing, walkedTo: begunAt, walk: null }, isWhole: true };
    }
    cursor = page.next;
  }
  return { memory: { ...before, missing, walk: cursor === null ? null : { begunAt, cursor } }, isWhole: false };
}

async function unknownOf({ store }: SweepPorts, seen: readonly LoggedDelivery[]): Promise<readonly LoggedDelivery[]> {
  const unknown = new Set(await store.missingDeliveries([...new Set(seen.map(({ guid }) => guid))]));
  return seen.filter(({ guid }) => unknown.has(guid));
}

function firstSeen({ id, deliveredAt }: LoggedDelivery): Missing {
  return { id, at: deliveredAt, tries: 0, dueAt: deliveredAt + GRACE_MS };
}
