/** What delivery figures are made from. */
import type { DoraEvent } from '../../domain/dora-event.ts';
import type { EpochMs } from '../../domain/instant.ts';

/** Deployments and incidents, each once. */
export interface DoraEventTable {
  repository_id: number;
  kind: DoraEvent['kind'];
  id: string;
  /** When a deployment ended, or an incident began. */
  at: EpochMs;
  /** All of it, as JSON. */
  body: string;
}

/** How far the history of a repository is known. */
export interface DoraHistoryTable {
  repository_id: number;
  /** JSON of whoever reads; null: nobody began. */
  cursor: string | null;
  whole_at: EpochMs | null;
  /** The last answered state of the figures. */
  state: string | null;
}
