/** What the changes of one deployment come to, once those that take each other back are set aside. */
import type { Change } from '../record.ts';

export interface NetChanges {
  /** Both halves of each pair of a change and its revert: as if neither had been shipped. */
  readonly cancelled: ReadonlySet<Change>;
  /** Numbers of changes of earlier deployments that this one takes back. */
  readonly takenBack: readonly number[];
}

const NONE: NetChanges = { cancelled: new Set(), takenBack: [] };

/** A revert of a revert undoes it, so the first change of three is shipped. */
export function netChanges(changes: readonly Change[]): NetChanges {
  if (changes.every(({ reverts }) => reverts.length === 0)) return NONE;
  const here = new Map(changes.map((change) => [change.key, change]));
  const undone = undoneAmong(changes, here);
  const standing = changes.filter((change) => !undone.has(change));
  const spent = standing.filter(({ reverts }) => reverts.length > 0 && reverts.every((number) => here.has(number)));
  return {
    cancelled: new Set([...undone, ...spent]),
    takenBack: [...new Set(standing.flatMap(({ reverts }) => reverts.filter((number) => !here.has(number))))],
  };
}

/** From the reverts that nothing here reverts to what they revert. A ring of reverts, which cannot be, undoes nothing. */
function undoneAmong(changes: readonly Change[], here: ReadonlyMap<Change['key'], Change>): ReadonlySet<Change> {
  const undone = new Set<Change>();
  const awaited = new Map<Change, number>();
  for (const target of changes.flatMap((change) => targetsOf(change, here))) {
    awaited.set(target, (awaited.get(target) ?? 0) + 1);
  }
  const settled = changes.filter((change) => !awaited.has(change));
  for (const change of settled) {
    for (const target of targetsOf(change, here)) {
      if (!undone.has(change)) undone.add(target);
      const left = (awaited.get(target) ?? 1) - 1;
      awaited.set(target, left);
      // The loop goes on to what is appended.
      if (left === 0) settled.push(target);
    }
  }
  return undone;
}

function targetsOf({ reverts }: Change, here: ReadonlyMap<Change['key'], Change>): readonly Change[] {
  return reverts.flatMap((number) => here.get(number) ?? []);
}
