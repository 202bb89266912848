/** One page of GitHub's deployments. */
import type { DeploymentEvent } from '../../domain/dora-event.ts';
import { epochMs } from '../../domain/instant.ts';
import type { DeploymentsPage, PastEvents, PastGitHubDeployment } from '../ports.ts';
import { counted, type HistoryCursor, type Step } from './cursor.ts';
import { addToLane } from './lanes.ts';
import { type HistoryRequest, isProduction, serviceOf } from './request.ts';

/** A run of a workflow lasts 35 days at most, so nothing that a job deploys ends later. */
const ENDS_WITHIN_MS = 35 * 86_400_000;
/** The newest of them. Each has to be there in the next run. */
const MOST_UNENDED = 1000;

export async function takeDeployments(past: PastEvents, request: HistoryRequest, cursor: HistoryCursor): Promise<Step> {
  const page = await past.deployments(cursor.since, cursor.page.next);
  if (page.listed === 0 && cursor.page.next === null) {
    return { events: [], cursor: { ...cursor, stage: 'releases' } };
  }
  const events: DeploymentEvent[] = [];
  let now = noteUnended(cursor, page);
  for (const each of page.items) {
    if (!isNew(cursor, each.id)) continue;
    const place = { service: serviceOf(request, each.environment), environment: each.environment };
    const { id, sha, startedAt, finishedAt, state } = each;
    if (state === 'success' && isProduction(request, each.environment)) {
      now = addToLane(now, place, { id: String(id), sha, startedAt, finishedAt });
    } else {
      events.push({ kind: 'deployment', id: String(id), ...place, sha, state, startedAt, finishedAt });
    }
  }
  return { events, cursor: { ...counted(now, { deployments: events.length }), ...reached(cursor, page) } };
}

/** Not seen in this run, nor in the one before. */
function isNew({ lowest, known }: HistoryCursor, id: number): boolean {
  if (lowest !== null && id >= lowest) return false;
  return known === null || id > known.upTo || known.unended.includes(id);
}

function noteUnended(cursor: HistoryCursor, { unended }: DeploymentsPage): HistoryCursor {
  const fresh = unended.filter(({ id }) => isNew(cursor, id));
  const from = epochMs(cursor.at) - ENDS_WITHIN_MS;
  const mayEnd = fresh.filter(({ startedAt }) => epochMs(startedAt) >= from).map(({ id }) => id);
  const kept = [...cursor.unended, ...mayEnd].slice(0, MOST_UNENDED);
  return counted({ ...cursor, unended: kept }, { unended: fresh.length });
}

/** How far the list was read; beyond what the run before has taken there is nothing new. */
function reached(cursor: HistoryCursor, page: DeploymentsPage): Pick<HistoryCursor, 'highest' | 'lowest' | 'page'> {
  const ids = [...page.items, ...page.unended].map(({ id }: Pick<PastGitHubDeployment, 'id'>) => id);
  const highest = ids.length === 0 ? cursor.highest : Math.max(cursor.highest ?? 0, ...ids);
  const lowest = ids.length === 0 ? cursor.lowest : Math.min(cursor.lowest ?? Number.MAX_SAFE_INTEGER, ...ids);
  const { known } = cursor;
  const end = known === null ? null : Math.min(known.upTo, ...known.unended);
  const isOver = page.next === null || (end !== null && lowest !== null && lowest <= end);
  return { highest, lowest, page: { next: page.next, isOver } };
}
