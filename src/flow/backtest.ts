/** Replays the history of a clone: what a policy would have said to every past release. Nothing is applied. */
import type { Change } from '../domain/facts.ts';
import { type Instant, toInstant } from '../domain/instant.ts';
import type { PolicyInForce } from '../policy/decide.ts';
import { classifyHistory } from './backtest/classify-history.ts';
import type { Attempt, PastDeployment } from './backtest/deployments.ts';
import type { History } from './backtest/history.ts';
import { type Judgement, judgeRelease } from './backtest/judge-release.ts';
import { type PastRange, PastRanges } from './backtest/past-ranges.ts';
import type { Comparison, ReplayedRelease } from './backtest/replayed-release.ts';
import { type BacktestSummary, summarise } from './backtest/summarise.ts';

export interface BacktestRequest {
  readonly repository: string;
  readonly attempts: readonly Attempt[];
  readonly policy: PolicyInForce;
  /** A second policy to compare with. */
  readonly against?: PolicyInForce | undefined;
  readonly progress: (done: number, total: number) => void;
}

/** The document of `tidegate backtest --json`. */
export interface Backtest {
  readonly version: 1;
  readonly releases: readonly ReplayedRelease[];
  readonly summary: BacktestSummary;
}

/** Throws `Failure` when the clone cannot be read. */
export async function backtest(history: History, request: BacktestRequest): Promise<Backtest> {
  const { attempts, policy, against, progress } = request;
  const ranges = new PastRanges(history.graph);
  const policies = [policy, ...(against === undefined ? [] : [against])].map((each) => each.policy);
  const classes = await classifyHistory(history, ranges.needed(attempts), policies, progress);
  const releases = attempts.map((attempt) => {
    const range = ranges.of(attempt);
    return replay(request, attempt, range, classes.representing(range.commits));
  });
  return { version: 1, releases, summary: summarise(releases, policy.policy.tiers, against !== undefined) };
}

function replay(
  { repository, policy, against }: BacktestRequest,
  attempt: Attempt,
  { direction, complete, changes: count }: PastRange,
  changes: readonly Change[],
): ReplayedRelease {
  const { deployment, baseline } = attempt;
  const { service, environment } = deployment;
  const release = { attempt, repository, direction, complete, changes };
  const { tier, releaseType, ...held } = judgeRelease(release, policy);
  const from = baseline && { id: baseline.id, sha: baseline.sha, at: instantOf(baseline) };
  return {
    ...{ id: deployment.id, sha: deployment.sha, at: toInstant(deployment.at), service, environment },
    ...{ baseline: from, direction, releaseType, tier, changes: count, complete, ...held },
    ...(against === undefined ? {} : { against: compared(judgeRelease(release, against)) }),
  };
}

function instantOf({ succeededAt, at }: PastDeployment): Instant {
  return toInstant(succeededAt ?? at);
}

function compared({ tier, verdict, heldBy, heldFor }: Judgement): Comparison {
  return { tier, verdict, heldBy, heldFor };
}
