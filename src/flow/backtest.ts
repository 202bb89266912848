/** Replays the history of a clone: what a policy would have said to every past release. Nothing is applied. */
import type { PolicyInForce } from '../policy/decide.ts';
import { answerable } from './backtest/asked-of-changes.ts';
import { classifyHistory } from './backtest/classify-history.ts';
import type { Attempt } from './backtest/deployments.ts';
import type { History } from './backtest/history.ts';
import { type Judgement, judgeRelease } from './backtest/judge-release.ts';
import { allOwnChanges, ownChanges } from './backtest/own-changes.ts';
import { PastRanges } from './backtest/past-ranges.ts';
import { type ReplayedRelease, replayedRelease } from './backtest/replayed-release.ts';
import { type BacktestSummary, summarise } from './backtest/summarise.ts';

export interface BacktestRequest {
  readonly repository: string;
  readonly attempts: readonly Attempt[];
  readonly policy: PolicyInForce;
  /** A second policy to compare with. */
  readonly against?: PolicyInForce | undefined;
  /** Whether the attempts tell how often their lanes had failed. */
  readonly knowsLanes: boolean;
  readonly progress: (done: number, total: number) => void;
}

/** The document of `tidegate backtest --json`. */
export interface Backtest {
  readonly version: 1;
  readonly releases: readonly ReplayedRelease[];
  readonly summary: BacktestSummary;
}

export interface BacktestResult {
  readonly document: Backtest;
  /** What the second policy says to each release, in their order. Empty without one. */
  readonly against: readonly Judgement[];
}

/** Throws `Failure` when the clone cannot be read. */
export async function backtest(history: History, request: BacktestRequest): Promise<BacktestResult> {
  const { attempts, repository, knowsLanes, progress } = request;
  const policy = answerable(request.policy, knowsLanes);
  const against = request.against && answerable(request.against, knowsLanes);
  const policies = [policy, ...(against === undefined ? [] : [against])].map((each) => each.policy);
  const ranges = new PastRanges(history.graph);
  const lanes = allOwnChanges(policies, attempts);
  const asked = { isNeeded: ranges.needed(attempts), policies, lanes, progress };
  const classes = await classifyHistory(history, asked);
  const judged = attempts.map((attempt) => {
    const { commits, ...range } = ranges.of(attempt);
    const release = { attempt, repository, ...range, changes: classes.representing(commits) };
    const isOwn = ownChanges(policy.policy, attempt.deployment);
    const changes = isOwn === undefined ? range.changes : classes.count(commits, isOwn);
    const other = against === undefined ? undefined : judgeRelease(release, against);
    const replayed = replayedRelease({ ...release, changes }, judgeRelease(release, policy), other);
    return { replayed, other };
  });
  const releases = judged.map(({ replayed }) => replayed);
  const summary = summarise(releases, policy.policy.tiers, against !== undefined);
  return { document: { version: 1, releases, summary }, against: judged.flatMap(({ other }) => other ?? []) };
}
