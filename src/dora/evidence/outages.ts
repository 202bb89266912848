/** When an incident was over. */
import type { EpochMs } from '../../domain/instant.ts';
import type { Interval } from '../record.ts';

/** An incident that is opened again later than this is another one. */
const SAME_INCIDENT_MS = 24 * 3_600_000;

export interface Outage {
  readonly openedAt: EpochMs;
  /** The last close; null: it is open. */
  readonly closedAt: EpochMs | null;
}

/** Intervals that overlap or follow one another within 24 h are one outage. Those that end before they begin are left out. */
export function outagesOf(intervals: readonly Interval[]): readonly Outage[] {
  const outages: Outage[] = [];
  const sorted = intervals.filter(isForward).sort((one, other) => one.openedAt - other.openedAt);
  for (const { openedAt, closedAt } of sorted) {
    const last = outages.at(-1);
    const goesOn = last !== undefined && (last.closedAt === null || openedAt - last.closedAt <= SAME_INCIDENT_MS);
    if (goesOn) outages[outages.length - 1] = { openedAt: last.openedAt, closedAt: later(last.closedAt, closedAt) };
    else outages.push({ openedAt, closedAt });
  }
  return outages;
}

/** What was known of them before `until`: one that was closed later was open still. */
export function intervalsBefore(intervals: readonly Interval[], until: EpochMs): readonly Interval[] {
  return intervals
    .filter(({ openedAt }) => openedAt < until)
    .map((each) => (each.closedAt !== null && each.closedAt >= until ? { ...each, closedAt: null } : each));
}

function isForward({ openedAt, closedAt }: Interval): boolean {
  return closedAt === null || closedAt >= openedAt;
}

function later(one: EpochMs | null, other: EpochMs | null): EpochMs | null {
  return one === null || other === null ? null : Math.max(one, other);
}
