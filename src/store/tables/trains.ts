/** Planned releases of several repositories. */
import type { EpochMs, Instant } from '../../domain/instant.ts';

export interface TrainTable {
  /** Where its record is. */
  repository_id: number;
  /** Of its record: of the train and the title. */
  key: string;
  installation_id: number;
  state: 'open' | 'over';
  /** When it was told. */
  at: EpochMs;
  /** The train as JSON. */
  body: string;
}

/** Who ordered one back. Ids of comments are unique across repositories. */
export interface TrainOrderTable {
  comment_id: number;
  /** Where the record of the train is. */
  repository_id: number;
  key: string;
  user_id: number;
  user_login: string;
  reason: string;
  at: Instant;
}

/** Which planned releases a gate belongs to, by the newest facts about it. */
export interface PlannedGateTable {
  repository_id: number;
  deployment_id: number;
  /** Of the milestone, as it stands in the keys of trains. */
  title_key: string;
  /** In lower case. */
  environment_key: string;
}
