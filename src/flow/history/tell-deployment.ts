/** A deployment to production as an event, with what it brought and what that makes of it. */
import type { DeploymentEvent } from '../../domain/dora-event.ts';
import type { PastEvents, PastRange } from '../ports.ts';
import { counted, type HistoryCursor, type Step } from './cursor.ts';
import { judgeRange } from './judge-range.ts';
import { type Next, passOn } from './lanes.ts';
import type { HistoryRequest } from './request.ts';

export async function tellDeployment(
  past: PastEvents,
  request: HistoryRequest,
  cursor: HistoryCursor,
  next: Next,
): Promise<Step> {
  const { lane, deployment } = next;
  const { service, environment } = lane;
  const { id, sha, startedAt, finishedAt } = deployment;
  const event: DeploymentEvent = {
    ...{ kind: 'deployment', id, service, environment, sha, state: 'success', startedAt, finishedAt },
  };
  const passed = counted(passOn(cursor, next), { deployments: 1 });
  const before = next.isLate ? null : next.before;
  if (before === null) return { events: [event], cursor: passed };
  const known = { ...event, previousSha: before.sha };
  const range = await rangeOf(past, before.sha, sha, request.policies.length > 0);
  if (range === null) return { events: [known], cursor: counted(passed, { unknownRanges: 1 }) };
  const { hasNoPeople, ...judged } = await judgeRange(past, request, { event: known, before, range });
  return { events: [{ ...known, ...judged }], cursor: hasNoPeople ? counted(passed, { withoutPeople: 1 }) : passed };
}

/** Files say which tier a change has, and of which service it is: without a policy nobody asks. */
async function rangeOf(
  past: PastEvents,
  baseSha: string,
  headSha: string,
  withFiles: boolean,
): Promise<PastRange | null> {
  if (baseSha === headSha) return { direction: 'same', changes: [], complete: true };
  return past.changes(baseSha, headSha, { withFiles });
}
