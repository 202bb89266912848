/** What waits for a lane, as it was last counted. */
import { type Instant, toInstant } from '../../domain/instant.ts';
import type { Undeployed } from '../ports.ts';
import type { Ran } from './running.ts';

export interface LaneUndeployed {
  /** Null: GitHub cannot tell. */
  readonly changes: number | null;
  readonly oldestAt: Instant | null;
  readonly oldest: string | null;
  readonly lines: number | null;
  readonly isComplete: boolean;
  readonly at: Instant;
  /** False: something else runs by now, so it is no longer true. */
  readonly isCurrent: boolean;
}

/** Null: nobody counted. */
export function laneUndeployed(
  counted: readonly Undeployed[],
  environment: string,
  running: Ran | null,
): LaneUndeployed | null {
  const found = counted.find((each) => each.environment.toLowerCase() === environment.toLowerCase());
  if (found === undefined || found.isUncounted === true) return null;
  const { waiting, at, baseSha } = found;
  return {
    changes: waiting?.changes ?? null,
    oldestAt: waiting?.oldestAt ?? null,
    oldest: waiting?.oldest ?? null,
    lines: waiting?.lines ?? null,
    isComplete: waiting?.isComplete ?? false,
    at: toInstant(at),
    isCurrent: running?.sha === baseSha,
  };
}
