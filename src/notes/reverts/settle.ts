/** What is left of a range after its reverts. */
import type { RangeCommit } from '../../domain/notes-range.ts';
import type { Associated, AssociatedSide } from '../associate.ts';
import type { RangeChange } from '../change.ts';
import { effectsOf, keyOf } from './effects.ts';
import { findTargets, type Targets } from './find-targets.ts';
import { type Elsewhere, History } from './history.ts';
import { InCode } from './in-code.ts';

export interface Settled {
  /** What counts, in the order of the range. */
  readonly listed: readonly RangeChange[];
  /** Taken back inside the range, or a revert that changed nothing in the end; and by what. */
  readonly cancelled: readonly Cancelled[];
  /** Shipped outside of the range, and taken back by a change of it. */
  readonly reverted: readonly Reverted[];
}

interface Cancelled {
  readonly change: RangeChange;
  readonly by: RangeChange;
}

interface Reverted {
  readonly what: Elsewhere;
  readonly by: RangeChange;
}

/** @param around commits outside of this side, as far as they are known. */
export function settle(associated: Associated, side: AssociatedSide, around: readonly RangeCommit[]): Settled {
  const history = new History(associated, side, around);
  const targets = new Map<RangeChange, Targets>();
  for (const change of side.changes) {
    const found = findTargets(change, history);
    if (found !== null) targets.set(change, found);
  }
  const inCode = new InCode(effectsOf(history, targets));
  const { reverted, bringing } = outsideOf(targets, inCode);
  const takers = new Set(reverted.map(({ by }) => by));
  // A revert that brings nothing else is told by what it does, all others by what they are.
  const reverts = side.changes.filter((change) => targets.get(change)?.isAll === true);
  const others = side.changes.filter((change) => targets.get(change)?.isAll !== true);
  const cancelled = others.flatMap((change) => cancelledBy(change, inCode.takenOutBy(change)));
  const listed = [
    ...others.filter((change) => inCode.takenOutBy(change) === null),
    ...reverts.filter((change) => bringing.has(change)),
  ];
  const rest = reverts.filter((change) => !takers.has(change));
  return { ...placeReverts(rest, { listed, cancelled }, inCode), reverted };
}

/** What the reverts took back of what was shipped outside; who took a revert back brings again what that had taken. */
function outsideOf(
  targets: ReadonlyMap<RangeChange, Targets>,
  inCode: InCode,
): { readonly reverted: readonly Reverted[]; readonly bringing: ReadonlySet<RangeChange> } {
  const found = new Map([...targets.values()].flatMap(({ outside }) => outside.map((what) => [keyOf(what), what])));
  const reverted: Reverted[] = [];
  const bringing = new Set<RangeChange>();
  for (const [key, what] of found) {
    const by = inCode.takenOutBy(key);
    if (by === null) continue;
    reverted.push({ what, by });
    if (what.isRevert) bringing.add(by);
  }
  return { reverted: reverted.toSorted((one, other) => one.by.at - other.by.at), bringing };
}

type Placed = Pick<Settled, 'listed' | 'cancelled'>;

/**
 * Reverts of the range's own changes are named beside what they took back. Those that were undone, or changed nothing,
 * are told with what undid them, or with what they found done. Nothing is left out.
 */
function placeReverts(open: readonly RangeChange[], { listed, cancelled }: Placed, inCode: InCode): Placed {
  const takers = new Set(cancelled.map(({ by }) => by));
  const unnamed = open.filter((change) => !takers.has(change));
  const undone = unnamed.flatMap((change) => cancelledBy(change, inCode.undoneBy(change)));
  const named = new Set(undone.flatMap(({ change, by }) => [change, by]));
  const left = unnamed.filter((change) => !named.has(change));
  const idle = left.flatMap((change) => cancelledBy(change, inCode.foundBy(change)));
  const isTold = new Set(idle.map(({ change }) => change));
  return {
    listed: [...listed, ...left.filter((change) => !isTold.has(change))].toSorted(inOrder),
    cancelled: [...cancelled, ...undone, ...idle].toSorted((one, other) => inOrder(one.change, other.change)),
  };
}

function cancelledBy(change: RangeChange, by: RangeChange | null | undefined): readonly Cancelled[] {
  return by === undefined || by === null || by === change ? [] : [{ change, by }];
}

function inOrder(one: RangeChange, other: RangeChange): number {
  return one.at - other.at;
}
