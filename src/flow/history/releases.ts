/** Published releases, which stand for deployments to production where a repository has none. */
import { epochMs } from '../../domain/instant.ts';
import type { PastEvents } from '../ports.ts';
import { counted, type HistoryCursor, type Step } from './cursor.ts';
import { addToLane } from './lanes.ts';
import { type HistoryRequest, serviceOf } from './request.ts';

const ENVIRONMENT = 'production';

export async function takeReleases(past: PastEvents, request: HistoryRequest, cursor: HistoryCursor): Promise<Step> {
  const page = await past.releases(cursor.since, cursor.page.next);
  const place = { service: serviceOf(request, ENVIRONMENT), environment: ENVIRONMENT };
  const [lane] = cursor.lanes.filter((each) => each.environment === ENVIRONMENT);
  const knownUpTo = lane?.before ? epochMs(lane.before.finishedAt) : Number.NEGATIVE_INFINITY;
  const seen = new Set(lane?.waiting.map(({ id }) => id));
  let now = cursor;
  for (const { id: number, sha, publishedAt: at } of page.items) {
    const id = `release/${number}`;
    if (seen.has(id) || epochMs(at) <= knownUpTo) continue;
    now = addToLane(counted(now, { releases: 1 }), place, { id, sha, startedAt: at, finishedAt: at });
  }
  now = counted(now, { untagged: page.untagged });
  const counts = { ...now.counts, isReleaseListCut: now.counts.isReleaseListCut || page.isCut };
  return { events: [], cursor: { ...now, counts, page: { next: page.next, isOver: page.next === null } } };
}
