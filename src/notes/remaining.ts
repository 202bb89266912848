/** What each side of a range comes down to: after reverts, of the service that is asked about, without what is on both sides. */
import type { ChangedFile, Direction } from '../domain/facts.ts';
import type { RangeCommit } from '../domain/notes-range.ts';
import type { Associated, AssociatedSide } from './associate.ts';
import { filesOf, type RangeChange } from './change.ts';
import { type Settled, settle } from './reverts/settle.ts';

export type IsOwn = (files: readonly ChangedFile[]) => boolean;

export interface Remaining {
  readonly gained: RemainingSide;
  readonly lost: RemainingSide;
  /** Pull requests that both sides have, under one number: neither new nor gone. */
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
  const there = numbersOf(gone);
  const both = new Set([...numbersOf(gained)].filter((number) => there.has(number)));
  const onBothSides = gained.changes.filter((change) => isAmong(change, both));
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

function numbersOf(side: Settled): ReadonlySet<number> {
  return new Set(standing(side).flatMap((change) => (change.kind === 'commit' ? [] : [change.number])));
}

function without(side: RemainingSide, numbers: ReadonlySet<number>): RemainingSide {
  if (numbers.size === 0) return side;
  return {
    ...side,
    listed: side.listed.filter((change) => !isAmong(change, numbers)),
    reverted: side.reverted.filter(({ by }) => !isAmong(by, numbers)),
  };
}

function isAmong(change: RangeChange, numbers: ReadonlySet<number>): boolean {
  return change.kind === 'pull-request' && numbers.has(change.number);
}
