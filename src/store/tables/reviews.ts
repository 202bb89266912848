/** What became of reviews. */
import type { Instant } from '../../domain/instant.ts';

/** One row for each deployment that is looked back on. */
export interface ReviewTable {
  repository_id: number;
  deployment_id: number;
  environment: string;
  issue_number: number | null;
  opened_at: Instant;
  due_at: Instant | null;
  closed_at: Instant | null;
  /** Names of labels, as a JSON list. */
  causes: string;
  reopenings: number;
  undone_at: Instant | null;
}
