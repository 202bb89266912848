/** What lies between two commits. */
import type { Change, Direction } from '../../domain/facts.ts';

export interface ChangeRange {
  readonly direction: Direction;
  readonly changes: readonly Change[];
  /** False when GitHub's limits cut what we saw, or when something differs that no change lists. */
  readonly complete: boolean;
  /** Of every commit, those of pull requests included. */
  readonly messages?: readonly { readonly sha: string; readonly message: string }[] | undefined;
}
