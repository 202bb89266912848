/** Every sweep of the App. To add one: a file here, and its name in this list. */
import { deliveries } from './deliveries.ts';
import { history } from './history.ts';
import { housekeeping } from './housekeeping.ts';
import { plans } from './plans.ts';
import { settings } from './settings.ts';
import { staleChecks } from './stale-checks.ts';
import type { Sweep } from './sweep.ts';
import { newRepositories, waitingRuns } from './waiting-runs.ts';

export const ALL_SWEEPS: readonly Sweep[] = [
  deliveries,
  waitingRuns,
  staleChecks,
  newRepositories,
  settings,
  plans,
  history,
  housekeeping,
];
