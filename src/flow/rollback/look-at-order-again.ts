/** When an order is looked at again that waits for the end of the deployment that it is about. */
import type { EpochMs } from '../../domain/instant.ts';

/** People are waiting, and most deployments end within minutes. */
const LEAST_MS = 30_000;
/** Of one that goes on for hours, or whose runner was lost. */
const MOST_MS = 600_000;
/** The longer it was waited for, the less often: each look reads from GitHub, and events tell of the end. */
const PART = 10;

export function lookAtOrderAgainAt(orderedAt: EpochMs, at: EpochMs): EpochMs {
  return at + Math.min(MOST_MS, Math.max(LEAST_MS, Math.round((at - orderedAt) / PART)));
}
