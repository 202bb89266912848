/** What one environment of one service ran, followed forward in time. */
import type { Duration, EpochMs } from '../../domain/instant.ts';
import type { Attempt, PastDeployment } from './deployments.ts';
import { LaneRecord } from './lane-record.ts';

export class LaneHistory {
  #running: PastDeployment | null = null;
  /** Succeeded, but not yet when the last attempt began. By the time of success. */
  #coming: PastDeployment[] = [];
  readonly #verifiedAt = new Map<string, EpochMs>();
  readonly #record = new LaneRecord();

  attempt(deployment: PastDeployment, overs: readonly Duration[]): Attempt {
    const { at, sha, succeededAt, verifiedAt } = deployment;
    const done = this.#coming.filter((each) => (each.succeededAt ?? at) <= at);
    if (overs.length > 0) for (const each of done) this.#record.add(each);
    this.#running = done.at(-1) ?? this.#running;
    const attempt = {
      deployment,
      baseline: this.#running,
      wasVerified: (this.#verifiedAt.get(sha) ?? Number.POSITIVE_INFINITY) <= at,
      lanes: overs.map((over) => this.#record.countedAt(at, over)),
    };
    this.#coming = this.#coming.slice(done.length);
    if (succeededAt !== null) {
      this.#coming = [...this.#coming, deployment].sort(
        (one, other) => (one.succeededAt ?? 0) - (other.succeededAt ?? 0),
      );
    }
    if (verifiedAt !== null) {
      this.#verifiedAt.set(sha, Math.min(verifiedAt, this.#verifiedAt.get(sha) ?? verifiedAt));
    }
    return attempt;
  }
}
