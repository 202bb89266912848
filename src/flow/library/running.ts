/** What a lane runs, and what came after it: from deployments that ended and from what looked at them. Pure. */
import type { DeploymentEvent, DoraEvent } from '../../domain/dora-event.ts';
import { epochMs, type Instant } from '../../domain/instant.ts';
import type { Verification } from '../../domain/verification.ts';
import type { LibraryGate } from '../ports.ts';
import type { Attempt, Good, Running } from './environment-lane.ts';

export interface LaneFacts {
  /** Of this environment, oldest first: what our gate decided is told in them already. */
  readonly events: readonly DeploymentEvent[];
  readonly verifications: readonly Verification[];
  /** Of this environment, newest first. */
  readonly gates: readonly LibraryGate[];
  /** Effective commits of the deployments of our own rollbacks. */
  readonly commits: ReadonlyMap<number, string>;
}

export type Ran = Omit<Running, 'opened' | 'verification'>;

export function eventsOf(events: readonly DoraEvent[], environment: string): readonly DeploymentEvent[] {
  const key = environment.toLowerCase();
  return events.filter(
    (event): event is DeploymentEvent => event.kind === 'deployment' && event.environment.toLowerCase() === key,
  );
}

/** The latest that ran: by the end of each, then by the number of the deployment. Null: nobody knows. */
export function whatRuns(facts: LaneFacts): Ran | null {
  return [...fromHistory(facts), ...fromVerifications(facts)].sort(byLatest)[0] ?? null;
}

function fromHistory({ events, commits }: LaneFacts): readonly Ran[] {
  return events
    .filter(({ state }) => state === 'success')
    .map(({ id, sha, finishedAt, tier, type }) => {
      const deploymentId = idIn(id);
      return {
        sha: (deploymentId === null ? undefined : commits.get(deploymentId)) ?? sha,
        since: finishedAt,
        deploymentId,
        from: 'history' as const,
        tier: tier ?? null,
        type: type ?? null,
      };
    });
}

/** A job that looked at what it deployed has deployed it, whatever GitHub says of the end of the job. */
function fromVerifications({ events, verifications }: LaneFacts): readonly Ran[] {
  const told = new Set(events.filter(({ state }) => state === 'success').map(({ id }) => id));
  return verifications
    .filter(({ deploymentId, verdict, sha, liveSha }) => {
      const hasLooked = verdict === 'pass' || verdict === 'fail';
      return hasLooked && !told.has(`${deploymentId}`) && (liveSha === undefined || sha.startsWith(liveSha));
    })
    .map(({ deploymentId, sha, at }) => ({
      ...{ sha, since: at, deploymentId, from: 'verification' as const, tier: null, type: null },
    }));
}

function byLatest(one: Ran, other: Ran): number {
  return epochMs(other.since) - epochMs(one.since) || (other.deploymentId ?? 0) - (one.deploymentId ?? 0);
}

/** Ids of deployments are whole numbers; those of releases are not. */
function idIn(id: string): number | null {
  return /^\d{1,15}$/.test(id) ? Number(id) : null;
}

/** A newer deployment that failed, or that went ahead and of which nothing was heard since. */
export function whatCameAfter(facts: LaneFacts, running: Ran | null): Attempt | null {
  const isLater = (at: Instant, id: number): boolean =>
    running === null ||
    epochMs(at) > epochMs(running.since) ||
    (epochMs(at) === epochMs(running.since) && id > (running.deploymentId ?? 0));
  const ended = new Set(facts.events.map(({ id }) => id));
  const failed = facts.events.flatMap(({ id, sha, state, finishedAt: at }): readonly Attempt[] => {
    const deploymentId = idIn(id);
    if (deploymentId === null || state === 'success' || deploymentId === running?.deploymentId) return [];
    return [{ deploymentId, sha, state, at }];
  });
  const open = facts.gates
    .filter(({ deploymentId, state }) => WENT.has(state) && !ended.has(`${deploymentId}`))
    .filter(({ deploymentId }) => deploymentId !== running?.deploymentId)
    .map(({ deploymentId, sha, since: at }) => ({ deploymentId, sha, state: 'unknown' as const, at }));
  const later = [...failed, ...open].filter(({ at, deploymentId }) => isLater(at, deploymentId));
  return later.sort((one, other) => epochMs(other.at) - epochMs(one.at))[0] ?? null;
}

/** Gates past which something was deployed, by us or without us. */
const WENT: ReadonlySet<LibraryGate['state']> = new Set(['approved', 'bypassed']);

/** The newest that a job looked at and found well, of a commit that the lane does not refuse. */
export function lastKnownGood(facts: Pick<LaneFacts, 'verifications'>, refused: ReadonlySet<string>): Good | null {
  const passed = facts.verifications.filter(
    ({ verdict, sha, liveSha }) =>
      verdict === 'pass' && !refused.has(sha) && (liveSha === undefined || sha.startsWith(liveSha)),
  );
  const [newest] = passed.toSorted((one, other) => epochMs(other.at) - epochMs(one.at));
  return newest === undefined ? null : { sha: newest.sha, deploymentId: newest.deploymentId, at: newest.at };
}
