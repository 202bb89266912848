/** One step of reading a history: one question to the port, and what is known after it. */
import type { PastEvents } from '../ports.ts';
import type { HistoryCursor, Step } from './cursor.ts';
import { takeDeployments } from './deployments.ts';
import { takeIncidents } from './incidents.ts';
import { nextOf } from './lanes.ts';
import { takeReleases } from './releases.ts';
import type { HistoryRequest } from './request.ts';
import { tellDeployment } from './tell-deployment.ts';

export async function takeStep(past: PastEvents, request: HistoryRequest, cursor: HistoryCursor): Promise<Step> {
  if (cursor.stage === 'incidents') return takeIncidents(past, cursor);
  const { isOver } = cursor.page;
  // Releases are few, and not listed in the order in which they were published: all of them are known first.
  const next = cursor.stage === 'releases' && !isOver ? null : nextOf(cursor, isOver);
  if (next !== null) return tellDeployment(past, request, cursor, next);
  if (isOver) return { events: [], cursor: toIncidents(cursor) };
  return cursor.stage === 'releases' ? takeReleases(past, request, cursor) : takeDeployments(past, request, cursor);
}

function toIncidents(cursor: HistoryCursor): HistoryCursor {
  const stage = cursor.incidents.labels.length === 0 ? 'done' : 'incidents';
  return { ...cursor, stage, page: { next: null, isOver: false } };
}
