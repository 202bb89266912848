/** How repositories are set up, and what waits to be deployed. */
import type { EpochMs } from '../../domain/instant.ts';

export interface PostureTable {
  repository_id: number;
  at: EpochMs;
  /** How many deployments passed without a gate. */
  unguarded: number;
  /** All of it, as JSON. */
  body: string;
}

export interface UndeployedTable {
  repository_id: number;
  /** In lower case. */
  environment_key: string;
  /** Null: not known. */
  changes: number | null;
  oldest_at: EpochMs | null;
  /** All of it, as JSON. */
  body: string;
}
