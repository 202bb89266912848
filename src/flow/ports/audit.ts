/** The audit log, read. It is written by the verbs of the store, in the transactions of what it tells. */

export interface AuditLogs {
  /** The installations that have a log, by id, and how many lines it has. */
  auditLogs(): Promise<readonly { readonly installationId: number; readonly size: number }[]>;
  /** The lines from place `from` on, in order, as they were written; without those that are added while it reads. */
  auditLines(installationId: number, from: number): AsyncIterable<string>;
}

/** Where the checkpoints of one log are published, for everybody to keep a copy. */
export interface CheckpointBoard {
  /** Those that we published last, newest first, as they stand there: people may have edited them. */
  newest(): Promise<readonly string[]>;
  /** @param body Markdown */
  publish(body: string): Promise<void>;
}
