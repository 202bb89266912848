/** How often a lane failed, as was known at an instant: by the rules of the delivery figures (contract, section 8). */
import type { LaneFact } from '../../domain/facts.ts';
import { type Duration, type EpochMs, parseDuration } from '../../domain/instant.ts';
import { LaneReplay } from '../../dora/lane/replay.ts';
import { isMature, type Run } from '../../dora/lane/run.ts';
import type { PastDeployment } from './deployments.ts';

export class LaneRecord {
  readonly #replay = new LaneReplay();
  /** When a verification failed, or an incident was opened that the deployment caused. */
  readonly #failedAt = new Map<Run, EpochMs>();

  /** A deployment that succeeded after all that were added before. */
  add({ failedAt, ...deployment }: PastDeployment): void {
    const { id, sha, service, environment, type, at, succeededAt } = deployment;
    const told = { id, sha, service, environment, type, startedAt: at, finishedAt: succeededAt ?? at };
    const untold = { tier: null, team: null, strategy: null, previousSha: null, changes: [] };
    const run = this.#replay.take({ ...told, ...untold, isSuccess: true });
    if (run !== null && failedAt !== null) {
      this.#failedAt.set(run, Math.min(failedAt, this.#failedAt.get(run) ?? failedAt));
    }
  }

  countedAt(at: EpochMs, over: Duration): LaneFact {
    const since = at - (parseDuration(over) ?? 0);
    const counted = this.#replay.runs.filter((run) => run.role === 'normal' && run.at >= since && isMature(run, at));
    const failed = counted.filter((run) => run.isFailed || (this.#failedAt.get(run) ?? Number.POSITIVE_INFINITY) <= at);
    return { over, deployments: counted.length, failed: failed.length };
  }
}
