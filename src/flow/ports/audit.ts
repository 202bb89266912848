/** The audit log, read. It is written by the verbs of the store, in the transactions of what it tells. */

export interface AuditLogs {
  /** The installations that have a log, by id, and how many lines it has. */
  auditLogs(): Promise<readonly { readonly installationId: number; readonly size: number }[]>;
  /** The lines from place `from` on, in order, as they were written; without those that are added while it reads. */
  auditLines(installationId: number, from: number): AsyncIterable<string>;
}

/** Where the checkpoints of one log are published, for everybody to keep a copy. */
export interface CheckpointBoard {
  /**
   * What we published last. Throws a `Failure` where it cannot be known what that was.
   *
   * @param known the place where we published before; null: nothing is remembered
   */
  newest(known: number | null): Promise<PublishedNotes>;
  /**
   * Gives the place.
   *
   * @param body Markdown
   */
  publish(body: string, known: number | null): Promise<number>;
}

export interface PublishedNotes {
  /** Null: nothing was ever published. */
  readonly place: number | null;
  /** Newest first, as they stand there: people may have edited them. */
  readonly notes: readonly string[];
}
