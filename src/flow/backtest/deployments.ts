/** The deployments a backtest replays, and what each of them replaced. */
import type { EpochMs } from '../../domain/instant.ts';

export interface PastDeployment {
  readonly id: string;
  /** The full name, when the clone has the commit; else the name as it was written down. */
  readonly sha: string;
  readonly isInClone: boolean;
  /** The start, which decides the gates. */
  readonly at: EpochMs;
  readonly service: string;
  readonly environment: string;
  /** When it succeeded and became what the environment runs; null when it never did. */
  readonly succeededAt: EpochMs | null;
  /** When a verification of it passed; null when none did. */
  readonly verifiedAt: EpochMs | null;
}

export interface Lane {
  readonly service: string;
  readonly environment: string;
}

/** One attempt to enter an environment. */
export interface Attempt {
  readonly deployment: PastDeployment;
  /** The deployment that the environment ran then. */
  readonly baseline: PastDeployment | null;
  /** Whether this very commit had been verified here before. */
  readonly wasVerified: boolean;
}

/** A tag is a deployment that succeeded at its time. */
export function deploymentsOfTags(
  tags: readonly { readonly name: string; readonly sha: string; readonly at: EpochMs }[],
  lane: Lane,
): readonly PastDeployment[] {
  return tags.map(({ name, sha, at }) => ({
    id: name,
    sha,
    isInClone: true,
    at,
    ...lane,
    succeededAt: at,
    verifiedAt: null,
  }));
}

/** Deployments of a file, which may shorten the names of commits or name some that this clone lacks. */
export function deploymentsInClone(
  deployments: readonly PastDeployment[],
  fullNames: ReadonlyMap<string, string>,
): readonly PastDeployment[] {
  return deployments.map((deployment) => {
    const sha = fullNames.get(deployment.sha);
    return sha === undefined ? deployment : { ...deployment, sha, isInClone: true };
  });
}

/** The attempts in `[since, until)`, in order. What ran before `since` is a baseline, although it is not listed. */
export function attemptsAmong(
  deployments: readonly PastDeployment[],
  { since, until }: { readonly since: EpochMs; readonly until: EpochMs },
): readonly Attempt[] {
  const lanes = new Map<string, LaneHistory>();
  // Stable: of two that started together the one written first went first.
  const ordered = deployments.toSorted((one, other) => one.at - other.at);
  return ordered.flatMap((deployment) => {
    const name = JSON.stringify([deployment.service, deployment.environment.toLowerCase()]);
    const lane = lanes.get(name) ?? new LaneHistory();
    lanes.set(name, lane);
    const attempt = lane.attempt(deployment);
    return deployment.at >= since && deployment.at < until ? [attempt] : [];
  });
}

/** What one environment of one service ran, followed forward in time. */
class LaneHistory {
  #running: PastDeployment | null = null;
  /** Succeeded, but not yet when the last attempt began. By the time of success. */
  #coming: PastDeployment[] = [];
  readonly #verifiedAt = new Map<string, EpochMs>();

  attempt(deployment: PastDeployment): Attempt {
    const { at, sha, succeededAt, verifiedAt } = deployment;
    const done = this.#coming.filter((each) => (each.succeededAt ?? at) <= at);
    this.#running = done.at(-1) ?? this.#running;
    const attempt = {
      deployment,
      baseline: this.#running,
      wasVerified: (this.#verifiedAt.get(sha) ?? Number.POSITIVE_INFINITY) <= at,
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
