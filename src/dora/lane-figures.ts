/** How often one lane failed, as was known at an instant: what `escalate` asks (contract, sections 2 and 3). */
import type { EpochMs } from '../domain/instant.ts';
import type { DoraLog } from './dora-log.ts';
import { applyEvidence, namedIn } from './evidence/apply-evidence.ts';
import { changeFailRate } from './figures/failures.ts';
import { laneWindow, sampleOf } from './figures/lane-window.ts';
import { pastsOf } from './lane/lane-past.ts';

export interface LaneFigures {
  /** Those that can fail and are old enough to tell. */
  readonly deployments: number;
  readonly failed: number;
}

/**
 * The numbers of the change fail rate over the `over` milliseconds before `at`. Null: nothing of the lane was on record
 * by then, so nobody knows.
 */
export function laneFigures(
  log: DoraLog,
  lane: { readonly service: string; readonly environment: string },
  over: number,
  at: EpochMs,
): LaneFigures | null {
  const environment = lane.environment.toLowerCase();
  const lanes = log.lanes.filter(
    (each) => each.service === lane.service && each.environment.toLowerCase() === environment,
  );
  // What is known at an instant includes what happened at it.
  const until = at + 1;
  const pasts = pastsOf(lanes, until, namedIn(log));
  applyEvidence(log, pasts, until);
  const windows = pasts.lanes.map((past) => laneWindow(past, { from: at - over, until }));
  const [window] = windows;
  if (window === undefined || window === null) return null;
  const { n, numerator } = changeFailRate(sampleOf([window], at, 'UTC'));
  return { deployments: n, failed: numerator };
}
