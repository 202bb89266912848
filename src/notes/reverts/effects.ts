/** What each revert does to the code: which changes it takes out of it, and which it brings back. */
import type { RangeCommit } from '../../domain/notes-range.ts';
import type { RangeChange } from '../change.ts';
import type { Targets } from './find-targets.ts';
import type { Elsewhere, History } from './history.ts';

/** What a change brought: itself where it is of the range, else the number or name of what was shipped outside. */
export type Brought = RangeChange | number | string;

/** Whether it is in the code after the revert. */
export type Effects = ReadonlyMap<Brought, boolean>;

/** In the order in which the reverts landed. */
export function effectsOf(
  history: History,
  targets: ReadonlyMap<RangeChange, Targets>,
): ReadonlyMap<RangeChange, Effects> {
  const all = new Map<RangeChange, Effects>();
  const oldestFirst = [...targets].toSorted(([one], [other]) => one.landedAt - other.landedAt);
  for (const [change, { inside, outside }] of oldestFirst) {
    const effects = new Map<Brought, boolean>();
    for (const target of inside) takeBack([target, ...broughtWith(target, history)], { all, targets, effects });
    for (const what of outside) effects.set(keyOf(what), false);
    all.set(change, effects);
  }
  return all;
}

interface Taking {
  readonly all: ReadonlyMap<RangeChange, Effects>;
  readonly targets: ReadonlyMap<RangeChange, Targets>;
  readonly effects: Map<Brought, boolean>;
}

/** @param together the change that is taken back, and what it brought, which goes with it. */
function takeBack(together: readonly RangeChange[], { all, targets, effects }: Taking): void {
  // The newest first: what several of them took or brought comes to what it was before the first of them.
  for (const each of together.toReversed()) {
    for (const [brought, isIn] of all.get(each) ?? []) effects.set(brought, !isIn);
  }
  for (const each of together) if (targets.get(each)?.isAll !== true) effects.set(each, false);
}

export function keyOf({ number, sha, title }: Elsewhere): number | string {
  return number ?? sha ?? title;
}

/** Whole pull requests, and commits without one, in the order in which they landed. */
function broughtWith(target: RangeChange, history: History): readonly RangeChange[] {
  const { order, pieces } = history.side.merges;
  const landings = target.kind === 'commit' ? [target.commit] : target.landings;
  const brought = landings.flatMap(({ sha }) => {
    const piece = pieces.get(sha);
    return piece === undefined ? [] : order.slice(piece.from, piece.until);
  });
  const landedHere = (commit: RangeCommit): readonly RangeChange[] =>
    history.changesOf(commit.sha).filter((change) => change !== target && lastLanding(change) === commit);
  return brought.flatMap(landedHere).toSorted((one, other) => one.landedAt - other.landedAt);
}

function lastLanding(change: RangeChange): RangeCommit | undefined {
  return change.kind === 'commit' ? change.commit : (change.landings.at(-1) ?? change.commits.at(-1));
}
