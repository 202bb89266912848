/** Where the run of one check stands. */
import type { PlannedCheck } from './plan.ts';
import type { Attempt } from './sample.ts';
import type { Tally } from './verdict.ts';
import type { VersionsSeen } from './versions-seen.ts';

export interface CheckState {
  readonly check: PlannedCheck;
  readonly attempts: Attempt[];
  tally: Tally;
  versions: VersionsSeen;
}
