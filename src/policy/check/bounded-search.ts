/** Searches that end: a policy that nobody meant to write can make a hundred years very long. */
import { firstOpening, type TimeConditions } from '../../calendar/search.ts';
import type { Timeline } from '../../calendar/timeline.ts';
import type { EpochMs } from '../../domain/instant.ts';

/** What a search found; `unknown` when the budget was spent before it ended. */
export type Found = 'opens' | 'never' | 'unknown';

export type BoundedSearch = (conditions: TimeConditions, from: EpochMs, until: EpochMs) => Found;

/** Thrown and caught here only. */
class Ended extends Error {
  readonly found: Found;
  constructor(found: Found) {
    super(found);
    this.found = found;
  }
}

/** The first question to a timeline costs as much as so many others: it works out the days around it. */
const FIRST_QUESTION = 30;

/**
 * Whether all conditions ever hold at or after `from`; what is not found before `until` counts as never.
 *
 * @param most how often timelines may be asked, by all searches together.
 */
export function boundedSearch(most: number): BoundedSearch {
  let left = most;
  const asked = new WeakSet<Timeline>();
  function price(timeline: Timeline): number {
    if (asked.has(timeline)) return 1;
    asked.add(timeline);
    return FIRST_QUESTION;
  }
  function counted(timeline: Timeline, until: EpochMs): Timeline {
    const { bounds } = timeline;
    return {
      ...timeline,
      stateAt(at) {
        if (at > until) throw new Ended('never');
        left -= price(timeline);
        if (left < 0) throw new Ended('unknown');
        return timeline.stateAt(at);
      },
      ...(bounds === undefined
        ? {}
        : { bounds: { outer: counted(bounds.outer, until), inner: counted(bounds.inner, until) } }),
    };
  }
  return ({ inside, outside }, from, until) => {
    const conditions = {
      inside: inside.map((each) => counted(each, until)),
      outside: outside.map((each) => counted(each, until)),
    };
    try {
      return firstOpening(conditions, from) === null ? 'never' : 'opens';
    } catch (error) {
      if (error instanceof Ended) return error.found;
      throw error;
    }
  };
}
