/** One release of a backtest, as the document of `tidegate backtest --json` lists it. */
import type { Decision, ReleaseType, Verdict } from '../../domain/decision.ts';
import type { Direction } from '../../domain/facts.ts';
import { type Instant, toInstant } from '../../domain/instant.ts';
import type { Attempt, PastDeployment } from './deployments.ts';
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

export interface Replayed {
  readonly attempt: Attempt;
  readonly direction: Direction;
  readonly complete: boolean;
  /** How many changes of the lane it brings or takes away. */
  readonly changes: number;
}

export function replayedRelease(
  { attempt, direction, complete, changes }: Replayed,
  { tier, releaseType, ...held }: Judgement,
  against: Judgement | undefined,
): ReplayedRelease {
  const { deployment, baseline } = attempt;
  const { service, environment } = deployment;
  const from = baseline && { id: baseline.id, sha: baseline.sha, at: instantOf(baseline) };
  return {
    ...{ id: deployment.id, sha: deployment.sha, at: toInstant(deployment.at), service, environment },
    ...{ baseline: from, direction, releaseType, tier, changes, complete, ...held },
    ...(against === undefined ? {} : { against: compared(against) }),
  };
}

function instantOf({ succeededAt, at }: PastDeployment): Instant {
  return toInstant(succeededAt ?? at);
}

function compared({ tier, verdict, heldBy, heldFor }: Judgement): Comparison {
  return { tier, verdict, heldBy, heldFor };
}
