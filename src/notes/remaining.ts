/** What each side of a range comes down to: after reverts, of the service that is asked about, without what is on both sides. */
import type { ChangedFile, Direction } from '../domain/facts.ts';
import type { RangeCommit } from '../domain/notes-range.ts';
import type { Associated, AssociatedSide } from './associate.ts';
import { filesOf, type RangeChange } from './change.ts';
import { pickedFrom } from './reverts/picked-from.ts';
import { type Settled, settle } from './reverts/settle.ts';

export type IsOwn = (files: readonly ChangedFile[]) => boolean;

export interface Remaining {
  readonly gained: RemainingSide;
  readonly lost: RemainingSide;
  /** What both sides have, under one number or as a copy that says so: neither new nor gone. */
  readonly onBothSides: readonly RangeChange[];
}

/** After its reverts, of the service, and without what the other side has too. */
export interface RemainingSide extends Settled {
  /** Everything of the service, reverts and what they took back included. */
  readonly changes: readonly RangeChange[];
}

export function remainingOf(
  associated: Associated,
  mentioned: readonly RangeCommit[],
  isOwn: IsOwn | undefined,
): Remaining {
  const { range, commits, lost } = associated;
  const { hasGained, hasLost } = SIDES[range.direction];
  const gained = hasGained
    ? ownOf(commits, settle(associated, commits, [...mentioned, ...range.lost]), isOwn)
    : NOTHING;
  const gone = hasLost ? ownOf(lost, settle(associated, lost, [...mentioned, ...range.commits]), isOwn) : NOTHING;
  const there = keysOf(gone);
  const both = new Set([...keysOf(gained)].filter((key) => there.has(key)));
  const onBothSides = gained.changes.filter((change) => both.has(keyOf(change)));
  return { gained: without(gained, both), lost: without(gone, both), onBothSides };
}

/** Of which sides the notes tell. Of a first deployment nothing: there is nothing to compare it with. */
const SIDES: Readonly<Record<Direction, { readonly hasGained: boolean; readonly hasLost: boolean }>> = {
  first: { hasGained: false, hasLost: false },
  same: { hasGained: false, hasLost: false },
  forward: { hasGained: true, hasLost: false },
  backward: { hasGained: false, hasLost: true },
  diverged: { hasGained: true, hasLost: true },
};

const NOTHING: RemainingSide = { changes: [], listed: [], cancelled: [], reverted: [] };

function ownOf(side: AssociatedSide, settled: Settled, isOwn: IsOwn | undefined): RemainingSide {
  const { listed, cancelled, reverted } = settled;
  if (isOwn === undefined) return { changes: side.changes, listed, cancelled, reverted };
  const own = new Set(side.changes.filter((change) => isOfService(change, isOwn)));
  return {
    changes: [...own],
    listed: listed.filter((change) => own.has(change)),
    cancelled: cancelled.filter(({ change, by }) => own.has(change) || own.has(by)),
    reverted: reverted.filter(({ by }) => own.has(by)),
  };
}

/** A change whose files are not known stays in. */
function isOfService(change: RangeChange, isOwn: IsOwn): boolean {
  const files = filesOf(change);
  return files === undefined || isOwn(files);
}

/** What takes something of before back counts as much as what is listed. */
export function standing({ listed, reverted }: Settled): readonly RangeChange[] {
  const all = new Set([...listed, ...reverted.map(({ by }) => by)]);
  return [...all].toSorted((one, other) => one.at - other.at);
}

function keysOf(side: Settled): ReadonlySet<number | string> {
  return new Set(standing(side).map(keyOf));
}

/** The same for a change and its copy on another branch: the number, or the commit that was picked. */
function keyOf(change: RangeChange): number | string {
  if (change.kind === 'pull-request') return change.number;
  return pickedFrom(change.commit.message)[0] ?? change.commit.sha;
}

function without(side: RemainingSide, keys: ReadonlySet<number | string>): RemainingSide {
  if (keys.size === 0) return side;
  return {
    ...side,
    listed: side.listed.filter((change) => !keys.has(keyOf(change))),
    reverted: side.reverted.filter(({ by }) => !keys.has(keyOf(by))),
  };
}
