/** A world whose repository was delivered from for a while. */
import type { DeploymentEvent, IncidentEvent } from '../../../../src/domain/dora-event.ts';
import { type Instant, toInstant } from '../../../../src/domain/instant.ts';
import type { KeptHistory } from '../../../../src/flow/ports.ts';
import { createWorld, NOW, REPOSITORY, type World } from '../world.ts';

export const HOUR_MS = 3_600_000;
export const DAY_MS = 24 * HOUR_MS;
export const QUESTION = { kind: 'dora', repository: REPOSITORY } as const;

export function ago(days: number, ms = 0): Instant {
  return toInstant(NOW - days * DAY_MS + ms);
}

/** The `nth` commit of the branch. */
export function sha(nth: number): string {
  return `${nth}`.padStart(40, '0');
}

/** Deployed so many days ago, each a commit of its own. */
export function deployed(id: number, days: number, change: Partial<DeploymentEvent> = {}): DeploymentEvent {
  return {
    ...{ kind: 'deployment', id: `${id}`, service: 'shop', environment: 'production', sha: sha(id), state: 'success' },
    ...{ startedAt: ago(days, -60_000), finishedAt: ago(days), previousSha: sha(id - 1), changes: [] },
    ...change,
  };
}

export function incident(number: number, days: number, closedAfterMs?: number): IncidentEvent {
  const closed = closedAfterMs === undefined ? {} : { closedAt: ago(days, closedAfterMs) };
  return { kind: 'incident', id: `issue/${number}`, intervals: [{ openedAt: ago(days), ...closed }] };
}

export function whole(change: Partial<KeptHistory> = {}): KeptHistory {
  return { cursor: '{}', wholeAt: NOW - HOUR_MS, state: null, ...change };
}

/** Thirty deployments in as many days, nothing wrong with them. */
export function delivered(policy = 'version: 1\n'): World {
  const world = createWorld();
  world.policy = policy;
  world.history = whole();
  world.events = Array.from({ length: 30 }, (_, at) => deployed(at + 1, 40 - at));
  return world;
}
