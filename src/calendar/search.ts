/** When do several conditions that only time decides hold together? */
import type { EpochMs } from '../domain/instant.ts';
import { earliestRepeat, type Timeline } from './timeline.ts';
import { DAY } from './zone.ts';

export interface TimeConditions {
  /** The instant has to be inside all of these (the windows of each gate). */
  readonly inside: readonly Timeline[];
  /** And outside all of these (freezes). */
  readonly outside: readonly Timeline[];
}

/** A search gives up after this long: what does not open in 100 years never opens. */
export const HORIZON = 36_525 * DAY;

const WEEK = 7 * DAY;

/** The first instant at or after `at` at which all conditions hold; null when there is none within {@link HORIZON}. */
export function firstOpening(conditions: TimeConditions, at: EpochMs): EpochMs | null {
  const all = [...conditions.inside, ...conditions.outside];
  const end = at + HORIZON;
  let from = at;
  while (from <= end) {
    const steadyUntil = earliestRepeat(all, from);
    // A week without an opening in a stretch that repeats weekly: there is none in the whole stretch.
    const scanUntil = Math.min(from + WEEK, end + 1);
    const found = firstOpeningBefore(conditions, from, scanUntil);
    if (found.kind === 'found') return found.at;
    if (found.kind === 'never') return null;
    from = Math.max(found.at, steadyUntil);
  }
  return null;
}

type Scan =
  | { readonly kind: 'found'; readonly at: EpochMs }
  | { readonly kind: 'never' }
  /** Not before `at`, which is at or after the end of the scan. */
  | { readonly kind: 'later'; readonly at: EpochMs };

function firstOpeningBefore(conditions: TimeConditions, from: EpochMs, until: EpochMs): Scan {
  let at = from;
  while (at < until) {
    const next = jump(conditions, at);
    if (next === at) return { kind: 'found', at };
    if (next === null) return { kind: 'never' };
    at = next;
  }
  return { kind: 'later', at };
}

/** The earliest instant that no condition rules out from its own view; `at` when all hold, null when one never will. */
function jump({ inside, outside }: TimeConditions, at: EpochMs): EpochMs | null {
  let to = at;
  for (const [timelines, wanted] of [[inside, true] as const, [outside, false] as const]) {
    for (const timeline of timelines) {
      const state = timeline.stateAt(to);
      if (state.isInside === wanted) continue;
      if (state.changesAt === null) return null;
      to = state.changesAt;
    }
  }
  return to;
}
