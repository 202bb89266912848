/** A history as plain values, listed as GitHub lists it. */
import type { DoraEvent } from '../../../../src/domain/dora-event.ts';
import type { Change, PullRequestChange } from '../../../../src/domain/facts.ts';
import { epochMs, type Instant, toInstant } from '../../../../src/domain/instant.ts';
import type { HistoryCursor } from '../../../../src/flow/history/cursor.ts';
import { readHistorySlice } from '../../../../src/flow/history/read-history.ts';
import type { HistoryRequest } from '../../../../src/flow/history/request.ts';
import type {
  PastChange,
  PastEvents,
  PastGitHubDeployment,
  PastIncident,
  PastRange,
  PastRelease,
} from '../../../../src/flow/ports.ts';
import { parsePolicy } from '../../../../src/policy/parse.ts';
import type { Policy } from '../../../../src/policy/schema.ts';

export const BEGIN = epochMs('2026-01-01T00:00:00Z' as Instant);
export const HOUR = 3_600_000;

/** Hours after the beginning. */
export function hour(hours: number): Instant {
  return toInstant(BEGIN + hours * HOUR);
}

export interface PastWorld {
  /** Oldest first; without `finishedAt` it has not ended. */
  readonly deployments: (Omit<PastGitHubDeployment, 'finishedAt'> & { finishedAt: Instant | null })[];
  readonly releases: PastRelease[];
  readonly incidents: PastIncident[];
  /** By `BASE..HEAD`; what is not in it brings nothing. */
  readonly ranges: Map<string, PastRange | null>;
  readonly asked: string[];
  readonly pageSize: number;
  arePeopleShown: boolean;
}

export function pastWorld(pageSize = 3): PastWorld {
  return {
    ...{ deployments: [], releases: [], incidents: [], ranges: new Map(), asked: [], pageSize },
    arePeopleShown: true,
  };
}

/** Deployed at one hour, there half an hour later unless it says otherwise. */
export function deploy(
  world: PastWorld,
  at: number,
  sha: string,
  more: Partial<PastWorld['deployments'][number]> = {},
) {
  const ref = 'main';
  const [environment, state] = ['production', 'success'] as const;
  const id = world.deployments.length + 1;
  world.deployments.push({
    id,
    environment,
    sha,
    ref,
    state,
    startedAt: hour(at),
    finishedAt: hour(at + 0.5),
    ...more,
  });
}

export function pastEvents(world: PastWorld): PastEvents {
  const slice = <T>(all: readonly T[], page: string | null) => {
    const from = page === null ? 0 : Number(page);
    const items = all.slice(from, from + world.pageSize);
    return { items, next: from + world.pageSize < all.length ? String(from + world.pageSize) : null };
  };
  return {
    async deployments(since, page) {
      world.asked.push('deployments');
      const { items, next } = slice(world.deployments.toReversed(), page);
      const within = items.filter(({ startedAt }) => since === null || epochMs(startedAt) >= epochMs(since));
      const ended = within.flatMap((one) => (one.finishedAt === null ? [] : [{ ...one, finishedAt: one.finishedAt }]));
      const unended = within.filter(({ finishedAt }) => finishedAt === null);
      return { items: ended, unended, listed: items.length, next: within.length < items.length ? null : next };
    },
    async releases(_, page) {
      world.asked.push('releases');
      return { ...slice(world.releases, page), untagged: 0, isCut: false };
    },
    async incidents(labels, since, page) {
      world.asked.push(`incidents ${labels.join()} ${since}`);
      return slice(world.incidents, page);
    },
    async changes(baseSha, headSha) {
      world.asked.push(`${baseSha}..${headSha}`);
      const known = world.ranges.get(`${baseSha}..${headSha}`);
      return known === undefined ? { direction: 'forward', changes: [], complete: true } : known;
    },
    async people() {
      return world.arePeopleShown ? {} : null;
    },
  };
}

export function pullRequest(number: number, more: Partial<PullRequestChange> = {}): PastChange {
  const change: Change = {
    ...{ kind: 'pull-request', number, title: 'fix: x', body: '', author: 'anna', contributors: ['anna'], labels: [] },
    ...{ base: 'main', headSha: 'h', filesComplete: true, commits: 1, reviews: [] },
    files: [{ path: 'src/a.ts', status: 'modified', additions: 1, deletions: 1 }],
    ...more,
  };
  return { change, event: { number, firstCommitAt: hour(0), mergedAt: hour(1) } };
}

export function policy(text: string): Policy {
  const parsed = parsePolicy(`version: 1\n${text}`, { source: 'policy', file: 'policy' });
  if (parsed.kind === 'invalid') throw new Error(JSON.stringify(parsed.problems));
  return parsed.policy;
}

export function request(more: Partial<HistoryRequest> = {}): HistoryRequest {
  return { repository: 'acme/shop', at: hour(1000), since: null, policies: [], ...more };
}

export interface ReadThrough {
  readonly events: readonly DoraEvent[];
  readonly cursor: HistoryCursor;
  /** Characters of JSON. */
  readonly largestCursor: number;
}

/** Slice by slice, each cursor through JSON as it would be after a crash. @param between what happens meanwhile. */
export async function readThrough(
  world: PastWorld,
  asked: HistoryRequest,
  { budget = 1000, from = null as HistoryCursor | null, between = (_slice: number): void => undefined } = {},
): Promise<ReadThrough> {
  const events: DoraEvent[] = [];
  let cursor = from;
  let largestCursor = 0;
  for (let slices = 1; slices < 10_000; slices += 1) {
    const slice = await readHistorySlice(pastEvents(world), asked, cursor, budget);
    events.push(...slice.events);
    const kept = JSON.stringify(slice.cursor);
    largestCursor = Math.max(largestCursor, kept.length);
    if (slice.isDone) return { events, cursor: slice.cursor, largestCursor };
    cursor = JSON.parse(kept);
    between(slices);
  }
  throw new Error('The history does not end.');
}

/** In the order in which they ended. */
export function deploymentsIn({ events }: Pick<ReadThrough, 'events'>) {
  const found = events.flatMap((event) => (event.kind === 'deployment' ? [event] : []));
  return found.sort((one, other) => epochMs(one.finishedAt) - epochMs(other.finishedAt));
}
