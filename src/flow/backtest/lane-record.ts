/**
 * How often a lane failed, as was known at an instant (contract, section 8). A deployment failed when a verification of
 * it failed, when an incident that it caused was opened, when a rollback took it away, or when an emergency followed it.
 * Rollbacks, redeployments and emergencies are not counted themselves.
 */
import type { LaneFact } from '../../domain/facts.ts';
import { type Duration, type EpochMs, parseDuration } from '../../domain/instant.ts';
import type { PastDeployment } from './deployments.ts';

interface Run {
  readonly sha: string;
  readonly at: EpochMs;
  readonly isCounted: boolean;
  /** Infinite: nothing says that it failed. */
  failedAt: EpochMs;
}

/** What is younger may still turn out to have failed. */
const MATURE_AFTER_MS = 72 * 3_600_000;

export class LaneRecord {
  /** In the order in which they succeeded. */
  readonly #runs: Run[] = [];

  /** A deployment that succeeded after all that were added before. */
  add({ sha, type, at: startedAt, succeededAt, failedAt }: PastDeployment): void {
    const at = succeededAt ?? startedAt;
    const earlier = this.#runs.findLastIndex((run) => run.sha === sha);
    const isRunning = earlier >= 0 && earlier === this.#runs.length - 1;
    const told = type ?? (isRunning ? 'redeploy' : earlier >= 0 ? 'rollback' : null);
    const after = earlier < 0 ? undefined : this.#runs.slice(earlier + 1).find(isCounted);
    if (told === 'rollback') blame(after ?? this.#lastCounted(), at);
    if (told === 'emergency') blame(this.#lastCounted(), at);
    const isRemedy = told === 'rollback' || told === 'redeploy' || told === 'emergency';
    this.#runs.push({ sha, at, isCounted: !isRemedy, failedAt: failedAt ?? Number.POSITIVE_INFINITY });
  }

  countedAt(at: EpochMs, over: Duration): LaneFact {
    const since = at - (parseDuration(over) ?? 0);
    const counted = this.#runs.filter((run) => run.isCounted && run.at >= since && run.at <= at - MATURE_AFTER_MS);
    return { over, deployments: counted.length, failed: counted.filter(({ failedAt }) => failedAt <= at).length };
  }

  #lastCounted(): Run | undefined {
    return this.#runs.findLast(isCounted);
  }
}

function blame(run: Run | undefined, at: EpochMs): void {
  if (run !== undefined) run.failedAt = Math.min(run.failedAt, at);
}

function isCounted(run: Run): boolean {
  return run.isCounted;
}
