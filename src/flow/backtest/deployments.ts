/** The deployments a backtest replays, and what each of them replaced. */
import type { ReleaseType } from '../../domain/decision.ts';
import type { LaneFact } from '../../domain/facts.ts';
import type { Duration, EpochMs } from '../../domain/instant.ts';
import { LaneHistory } from './lane-history.ts';

export interface PastDeployment {
  readonly id: string;
  /** The full name, when the clone has the commit; else the name as it was written down. */
  readonly sha: string;
  readonly isInClone: boolean;
  /** The start, which decides the gates. */
  readonly at: EpochMs;
  readonly service: string;
  /** False: nobody said which service it was; `service` is then the one that the policy or the repository names. */
  readonly isServiceTold: boolean;
  readonly environment: string;
  /** As the file says it; null when it does not. */
  readonly type: ReleaseType | null;
  /** When it succeeded and became what the environment runs; null when it never did. */
  readonly succeededAt: EpochMs | null;
  /** When a verification of it passed; null when none did. */
  readonly verifiedAt: EpochMs | null;
  /** When a verification of it failed or an incident that it caused was opened; null when none was. */
  readonly failedAt: EpochMs | null;
}

export interface Lane {
  readonly service: string;
  readonly environment: string;
}

/** The lane as a decision is asked about it. A service that nobody told is left to the policy: each names its own. */
export function askedLane({
  environment,
  service,
  isServiceTold,
}: PastDeployment): Partial<Lane> & Pick<Lane, 'environment'> {
  return isServiceTold ? { environment, service } : { environment };
}

/** One attempt to enter an environment. */
export interface Attempt {
  readonly deployment: PastDeployment;
  /** The deployment that the environment ran then. */
  readonly baseline: PastDeployment | null;
  /** Whether this very commit had been verified here before. */
  readonly wasVerified: boolean;
  /** How often the lane had failed by then, for each time that was asked for. */
  readonly lanes: readonly LaneFact[];
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
    isServiceTold: false,
    type: null,
    succeededAt: at,
    verifiedAt: null,
    failedAt: null,
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

export interface AskedAttempts {
  readonly since: EpochMs;
  readonly until: EpochMs;
  /** The times over which the failures of a lane are counted. */
  readonly overs: readonly Duration[];
}

/** The attempts in `[since, until)`, in order. What ran before `since` is a baseline, although it is not listed. */
export function attemptsAmong(
  deployments: readonly PastDeployment[],
  { since, until, overs }: AskedAttempts,
): readonly Attempt[] {
  const lanes = new Map<string, LaneHistory>();
  // Stable: of two that started together the one written first went first.
  const ordered = deployments.toSorted((one, other) => one.at - other.at);
  return ordered.flatMap((deployment) => {
    const name = JSON.stringify([deployment.service, deployment.environment.toLowerCase()]);
    const lane = lanes.get(name) ?? new LaneHistory();
    lanes.set(name, lane);
    const attempt = lane.attempt(deployment, overs);
    return deployment.at >= since && deployment.at < until ? [attempt] : [];
  });
}
