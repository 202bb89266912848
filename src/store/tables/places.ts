/** What repositories are called by now. A repository that never moved since it is known may have no row. */
import type { EpochMs } from '../../domain/instant.ts';
import type { Lost } from '../../flow/ports.ts';

export interface RepositoryPlaceTable {
  repository_id: number;
  installation_id: number;
  owner: string;
  name: string;
  /** Null: it can be seen. */
  lost: Lost | null;
  /** When that was last told differently from before. */
  at: EpochMs;
}
