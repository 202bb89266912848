/** What the no-goes of planned releases are about. */
import type { Instant } from '../../domain/instant.ts';

/** Pull requests that a no-go is about. */
export interface AboutPulls {
  /** Their numbers. */
  readonly pulls: readonly number[];
  /** There were more than could be read: any other may have been among them. */
  readonly isCut: boolean;
}

/** Somebody who may decide says that a no-go is not about this pull request any more. */
export interface LeftOut {
  /** Of the pull request. */
  readonly pull: number;
  readonly userId: number;
  readonly user: string;
  readonly reason: string;
  readonly at: Instant;
  readonly commentId: number;
}

export type StatedLeaveOut = LeftOut & { readonly repositoryId: number; readonly milestone: number };
