/** What is in the code at the end of a range, and which revert decided it. */
import type { RangeChange } from '../change.ts';
import type { Brought, Effects } from './effects.ts';

interface State {
  isIn: boolean;
  /** The revert that decided it; null: nothing did, or it landed again. */
  by: RangeChange | null;
  /** It landed under its number after this place again; null: it did not, or that is past. */
  landsAgainAt: number | null;
}

/**
 * Plays the reverts in the order in which they landed. The last that changed something holds: of several that take one
 * change back the first counts, and taking any of them back brings the change.
 */
export class InCode {
  readonly #states = new Map<Brought, State>();
  /** What undid the revert: the one after it, or what it took back, when that landed again. */
  readonly #undoneBy = new Map<RangeChange, RangeChange>();
  /** What the revert found decided before it. */
  readonly #foundOf = new Map<RangeChange, RangeChange>();

  constructor(effects: ReadonlyMap<RangeChange, Effects>) {
    for (const [change, its] of effects) {
      for (const [brought, isIn] of its) this.#play(change, brought, isIn);
    }
    for (const [brought, state] of this.#states) landAgain(brought, state, Number.POSITIVE_INFINITY, this.#undoneBy);
  }

  /** The revert by which it is not there; null: it is. */
  takenOutBy(brought: Brought): RangeChange | null {
    const state = this.#states.get(brought);
    return state === undefined || state.isIn ? null : state.by;
  }

  undoneBy(revert: RangeChange): RangeChange | undefined {
    return this.#undoneBy.get(revert);
  }

  foundBy(revert: RangeChange): RangeChange | undefined {
    return this.#foundOf.get(revert);
  }

  #play(change: RangeChange, brought: Brought, isIn: boolean): void {
    const state = this.#states.get(brought) ?? { isIn: true, by: null, landsAgainAt: landsAgain(brought) };
    this.#states.set(brought, state);
    landAgain(brought, state, change.landedAt, this.#undoneBy);
    const found = state.by ?? (typeof brought === 'object' ? brought : null);
    if (found !== null && !this.#foundOf.has(change)) this.#foundOf.set(change, found);
    if (state.isIn === isIn) return;
    if (state.by !== null && !this.#undoneBy.has(state.by)) this.#undoneBy.set(state.by, change);
    state.isIn = isIn;
    state.by = change;
  }
}

function landsAgain(brought: Brought): number | null {
  return typeof brought === 'object' && brought.landedAt > brought.at ? brought.landedAt : null;
}

function landAgain(brought: Brought, state: State, now: number, undoneBy: Map<RangeChange, RangeChange>): void {
  if (state.landsAgainAt === null || state.landsAgainAt >= now || typeof brought !== 'object') return;
  state.landsAgainAt = null;
  if (state.isIn) return;
  if (state.by !== null && !undoneBy.has(state.by)) undoneBy.set(state.by, brought);
  state.isIn = true;
  state.by = null;
}
