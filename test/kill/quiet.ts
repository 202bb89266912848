/** Waiting until everything that was taken in is answered, with the time of the dead passing quicker. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Lease, Look } from './database.ts';
import type { Loop } from './open-loop.ts';

const QUIET_WITHIN_MS = 120_000;
const LOOKS_EVERY_MS = 60;
/** A process that lives and did not move anything for so long does nothing. */
const STILL_MS = 400;
/** Nor is it about to tell anybody what it took to tell. */
const SILENT_MS = 2_000;

export function remember({ leftovers }: Loop, leases: readonly Lease[]): void {
  for (const lease of leases) {
    const key = JSON.stringify(lease);
    if (!leftovers.has(key)) leftovers.set(key, { lease, seenAt: performance.now() });
  }
}

/**
 * Lets the leases of the dead end, as the minutes for which they last would. Of several processes the living do nothing
 * then: what they had taken they would have given back, or taken anew, or their wires would move.
 */
export async function endLeftovers(loop: Loop): Promise<void> {
  const { members, kept, leftovers } = loop;
  const isAlone = members.length === 1;
  const before = performance.now() - (isAlone ? 0 : STILL_MS);
  const tracks = members.flatMap(({ wire, telling }) => [wire, telling]);
  if (!isAlone && tracks.some((each) => each.lastMovedAt() > before || each.underWay().length > 0)) return;
  const old = [...leftovers].filter(([, { lease, seenAt }]) => seenAt <= before && isOfDead(loop, lease, seenAt));
  if (old.length > 0) await kept.end(old.map(([, { lease }]) => lease));
  for (const [key] of old) leftovers.delete(key);
}

/** What a living process told it will write down, however slow it is: nobody else may tell it meanwhile. */
function isOfDead({ members, receiver }: Loop, { table, identity }: Lease, seenAt: number): boolean {
  if (table !== 'notice' || members.length === 1) return true;
  const told = receiver.receipts.filter((each) => each.identity === identity);
  return seenAt <= performance.now() - SILENT_MS && told.every(({ isUnknown }) => isUnknown);
}

export async function untilQuiet(loop: Loop): Promise<void> {
  const endsAt = Date.now() + QUIET_WITHIN_MS;
  for (;;) {
    await loop.github.settled();
    await endLeftovers(loop);
    const seen = await loop.kept.look();
    if (isQuiet(seen) && (await hasStayedQuiet(loop, seen))) return;
    if (loop.members.length > 1) remember(loop, seen.leases);
    if (Date.now() > endsAt) throw new Error(`Not quiet within ${QUIET_WITHIN_MS / 1000} s: ${tellOf(loop, seen)}`);
    await sleep(LOOKS_EVERY_MS);
  }
}

/** What the last effect made GitHub tell may have been on its way when GitHub was asked whether it had told everything. */
async function hasStayedQuiet({ github, kept }: Loop, before: Look): Promise<boolean> {
  await github.settled();
  const now = await kept.look();
  return isQuiet(now) && now.deliveries.size === before.deliveries.size;
}

function isQuiet({ deliveries, pending, untold, leases, due }: Look): boolean {
  return (
    pending.length === 0 &&
    untold.size === 0 &&
    leases.length === 0 &&
    due.length === 0 &&
    ![...deliveries.values()].includes('waiting')
  );
}

function tellOf({ members }: Loop, seen: Look): string {
  const waiting = [...seen.deliveries.values()].filter((state) => state === 'waiting').length;
  const counts = `${waiting} deliveries wait, ${seen.pending.length} effects, ${seen.untold.size} notices, ${seen.due.length} questions are due (${seen.due.slice(0, 5).join(', ')}), ${seen.leases.length} leases`;
  return [counts, ...members.flatMap((member) => [`${member.name}:`, ...member.logTail()])].join('\n');
}
