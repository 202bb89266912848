import type { Instant } from '../../domain/instant.ts';

/** A commit that changed a file. */
export interface FileChange {
  readonly sha: string;
  readonly at: Instant;
  /** The first line of the message. */
  readonly subject: string;
}
