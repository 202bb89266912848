/** Events by their days, so that a case reads like a calendar. Day 0 is 2026-01-01, a Thursday. */
import type { DeploymentEvent, DoraEvent, EventChange, IncidentEvent } from '../../../src/domain/dora-event.ts';
import { toInstant } from '../../../src/domain/instant.ts';
import { DoraLog } from '../../../src/dora/dora-log.ts';
import { isProductionName } from '../../../src/dora/production.ts';
import type { DoraReport, LaneMetrics } from '../../../src/dora/report.ts';
import { type DoraRequest, summariseDora } from '../../../src/dora/summarise.ts';

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;
const START = Date.UTC(2026, 0, 1);

/** The instant `days` after the start, e.g. 1.5 for noon of the second day. */
export function day(days: number, hours = 0) {
  return toInstant(START + days * DAY + hours * HOUR);
}

export function ms(days: number, hours = 0): number {
  return START + days * DAY + hours * HOUR;
}

/** Ran at `at` (in days). The id is the commit unless another one is given. */
export function ran(sha: string, at: number, more: Partial<DeploymentEvent> = {}): DeploymentEvent {
  return {
    ...{ kind: 'deployment', id: sha, service: 'shop', environment: 'production', sha, state: 'success' },
    ...{ startedAt: day(at), finishedAt: day(at), ...more },
  };
}

export function tried(sha: string, at: number, more: Partial<DeploymentEvent> = {}): DeploymentEvent {
  return ran(sha, at, { id: `${sha} at ${at}`, state: 'failure', ...more });
}

export function again(sha: string, at: number, more: Partial<DeploymentEvent> = {}): DeploymentEvent {
  return ran(sha, at, { id: `${sha} at ${at}`, ...more });
}

/** A change whose first commit is of `at`. */
export function change(number: number, at: number, more: Partial<EventChange> = {}): EventChange {
  return { number, firstCommitAt: day(at), ...more };
}

export function incident(
  id: string,
  intervals: readonly (readonly [number, number] | readonly [number])[],
  cause?: IncidentEvent['cause'],
  more: Partial<IncidentEvent> = {},
): IncidentEvent {
  const told = intervals.map(([openedAt, closedAt]) => ({
    openedAt: day(openedAt),
    ...(closedAt === undefined ? {} : { closedAt: day(closedAt) }),
  }));
  return { kind: 'incident', id, intervals: told, ...(cause === undefined ? {} : { cause }), ...more };
}

export function verified(deploymentId: string, verdict: string, at: number): DoraEvent {
  return { kind: 'verification', deploymentId, verdict, at: day(at) };
}

export function recovered(deploymentId: string, at: number): DoraEvent {
  return { kind: 'recovered', deploymentId, at: day(at), by: 'ada' };
}

/** Thirty days up to day 30. */
export const REQUEST: DoraRequest = {
  ...{ window: 30 * DAY, until: ms(30), zone: 'UTC', isProduction: isProductionName },
  ...{ tiers: null, margin: 0.1, failRateTarget: null },
};

export function logOf(events: Iterable<DoraEvent | Readonly<Record<string, unknown>>>): DoraLog {
  const log = new DoraLog();
  for (const event of events) log.addLine(JSON.stringify(event));
  return log;
}

export function report(events: Iterable<DoraEvent>, request: Partial<DoraRequest> = {}): DoraReport {
  return summariseDora(logOf(events), { ...REQUEST, ...request });
}

/** The only lane. */
export function lane(events: Iterable<DoraEvent>, request: Partial<DoraRequest> = {}): LaneMetrics {
  const { lanes } = report(events, request);
  const [only] = lanes;
  if (only === undefined || lanes.length > 1) throw new Error(`There are ${lanes.length} lanes, not one.`);
  return only;
}

export function metrics(events: Iterable<DoraEvent>, request: Partial<DoraRequest> = {}) {
  return lane(events, request).metrics;
}
