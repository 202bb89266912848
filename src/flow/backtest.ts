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
import { type PastRollbacks, planRollbacks } from './backtest/rollback/plan.ts';
import { type RollbackSummary, replayRollbacks } from './backtest/rollback/replay.ts';
import { barrierMarks, pastWays } from './backtest/rollback/ways.ts';
import { type BacktestSummary, summarise } from './backtest/summarise.ts';

export interface BacktestRequest {
  readonly repository: string;
  readonly attempts: readonly Attempt[];
  readonly policy: PolicyInForce;
  /** A second policy to compare with. */
  readonly against?: PolicyInForce | undefined;
  /** Whether the attempts tell how often their lanes had failed. */
  readonly knowsLanes: boolean;
  /** What was said of past deployments. Undefined, or no verification in it: rollbacks are not replayed. */
  readonly rollbacks?: PastRollbacks | undefined;
  readonly progress: (done: number, total: number) => void;
}

/** The document of `tidegate backtest --json`. */
export interface Backtest {
  readonly version: 1;
  readonly releases: readonly ReplayedRelease[];
  readonly summary: BacktestSummary;
  /** Only where verifications of past deployments are known. */
  readonly rollbacks?: RollbackSummary;
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
  const past = request.rollbacks?.findings.some(({ kind }) => kind === 'verification') ? request.rollbacks : undefined;
  const planned = past === undefined ? [] : planRollbacks(past, attempts);
  const isNeeded = ranges.needed([...attempts, ...planned.flatMap(({ way }) => way ?? [])]);
  const asked = { isNeeded, policies, lanes, marks: barrierMarks(policy, planned), progress };
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
  const replay = { planned, findings: past?.findings ?? [], policy, repository, ways: pastWays(ranges, classes) };
  const rollbacks = past === undefined ? {} : { rollbacks: replayRollbacks(replay) };
  const document = { version: 1, releases, summary, ...rollbacks } as const;
  return { document, against: judged.flatMap(({ other }) => other ?? []) };
}
