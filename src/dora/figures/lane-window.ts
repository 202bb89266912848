/** The part of a lane's past that lies in a window. */
import type { EpochMs } from '../../domain/instant.ts';
import { countBefore } from '../lane/count-before.ts';
import type { LanePast } from '../lane/lane-past.ts';
import type { Run } from '../lane/run.ts';
import type { Attempt } from '../record.ts';
import type { Span } from '../weeks.ts';
import type { Sample } from './sample.ts';

export interface LaneWindow {
  readonly lane: LanePast;
  /** From the start of the window, or from the first record if that is later. */
  readonly observed: Span;
  readonly runs: readonly Run[];
  readonly failures: readonly Attempt[];
}

/** Null: nothing of the lane was on record by the end of the window. */
export function laneWindow(lane: LanePast, window: Span): LaneWindow | null {
  if (lane.observedFrom >= window.until) return null;
  return {
    lane,
    observed: { from: Math.max(lane.observedFrom, window.from), until: window.until },
    runs: within(lane.runs, window, ({ at }) => at),
    failures: within(lane.failures, window, ({ finishedAt }) => finishedAt),
  };
}

/** Of several lanes: observed while any of them was. */
export function sampleOf(windows: readonly LaneWindow[], knownUntil: EpochMs, zone: string): Sample {
  const from = windows.reduce((first, { observed }) => Math.min(first, observed.from), Number.POSITIVE_INFINITY);
  const until = windows.reduce((last, { observed }) => Math.max(last, observed.until), Number.NEGATIVE_INFINITY);
  return {
    runs: windows.flatMap(({ runs }) => runs),
    deployFailures: windows.reduce((sum, { failures }) => sum + failures.length, 0),
    observed: { from, until },
    ...{ knownUntil, zone },
  };
}

function within<T>(items: readonly T[], { from, until }: Span, instantOf: (item: T) => EpochMs): readonly T[] {
  return items.slice(countBefore(items, from, instantOf), countBefore(items, until, instantOf));
}
