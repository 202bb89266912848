/** How a run ended, as far as it says something of what it deployed. */
import type { RunState } from '../ports.ts';

export type EndOfRun =
  /** It goes on, ended well, or is not shown. */
  | { readonly kind: 'none' }
  /** A person meant it, or it never began. `by`: " by " and the login, where GitHub says who; else empty. */
  | { readonly kind: 'cancelled'; readonly by: string }
  | { readonly kind: 'died'; readonly conclusion: string };

export function endOfRun(run: RunState | null): EndOfRun {
  if (run?.state !== 'ended' || run.conclusion === 'success') return { kind: 'none' };
  // GitHub calls a job that it stopped for its time limit `cancelled`, too: without a person's name nobody meant it to end.
  if (run.conclusion === 'cancelled' && (run.cancelledBy !== null || !run.hadBegun)) {
    return { kind: 'cancelled', by: run.cancelledBy === null ? '' : ` by ${run.cancelledBy}` };
  }
  return { kind: 'died', conclusion: run.conclusion ?? 'no conclusion' };
}
