/** One release of a backtest, as the document of `tidegate backtest --json` lists it. */
import type { Decision, ReleaseType, Verdict } from '../../domain/decision.ts';
import type { Direction } from '../../domain/facts.ts';
import type { Instant } from '../../domain/instant.ts';
import type { Judgement } from './judge-release.ts';

interface CommitAt {
  readonly id: string;
  readonly sha: string;
  readonly at: Instant;
}

/** What a second policy says. */
export type Comparison = Pick<Judgement, 'tier' | 'verdict' | 'heldBy' | 'heldFor'>;

export interface ReplayedRelease extends CommitAt {
  readonly service: string;
  readonly environment: string;
  readonly baseline: CommitAt | null;
  readonly direction: Direction;
  readonly releaseType: ReleaseType;
  readonly tier: Decision['tier'];
  readonly changes: number;
  readonly complete: boolean;
  readonly verdict: Verdict;
  readonly heldBy: readonly string[];
  readonly heldFor: number | null;
  readonly unknown: readonly string[];
  readonly against?: Comparison;
}
