/** The ledger of rollbacks. It is written with the answers that decide on them, and when a dispatch is settled. */
import type { Instant } from '../../domain/instant.ts';
import type { KeptRollback } from '../../domain/rollback.ts';

/** The part of the store that rollbacks, and the commits of the runs that we dispatched, are read from. */
export interface RollbackStore {
  /** All of an environment, oldest first. */
  rollbacks(repositoryId: number, environment: string): Promise<readonly KeptRollback[]>;
  /** Null when there is none of this id. */
  rollback(id: string): Promise<KeptRollback | null>;
  /** The one whose run this is, by GitHub's own answer to our dispatch; null when it is not a run of ours. */
  rollbackOfRun(repositoryId: number, runId: number): Promise<KeptRollback | null>;
  /**
   * Durable before it resolves: a run may be started from `sentAt` on, by the dispatch with this number; null: nothing
   * was started. False: the ledger does not order this dispatch, and nothing may be sent.
   */
  markDispatch(id: string, nth: number, sentAt: Instant | null): Promise<boolean>;
  /** Those of a repository that have not ended, oldest first. */
  openRollbacks(repositoryId: number): Promise<readonly KeptRollback[]>;
}

/** What a dispatch needs besides the effect: what is known of earlier tries, and what is told of this one. */
export interface Sending {
  /** Since when a try may have started a run that we do not know; null: none has. */
  readonly since: Instant | null;
  /** Name of the branch whose workflow file is run. */
  readonly ref: string;
  readonly inputs: Readonly<Record<string, string>>;
  /** Stands in the name of the run where its workflow shows it; null: it cannot. */
  readonly mark: string | null;
  /** Called right before it is sent, and with null when GitHub plainly refused it. False: it must not be sent. */
  readonly remember: (sentAt: Instant | null) => Promise<boolean>;
}
