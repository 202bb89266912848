/** What ran before what: lane by lane, by the end of each deployment. Pure. */
import { epochMs } from '../../domain/instant.ts';
import type { HistoryCursor, LaneCursor, Ran, WaitingDeployment } from './cursor.ts';

/**
 * GitHub lists deployments by their beginning. One that waited for people may end after so many that began later and
 * still find its place; more than these are not kept.
 */
const REORDERED = 20;

/** Null for `before`: nothing is known to have run before. `isLate`: it ended after some that were passed on. */
export interface Next {
  readonly lane: LaneCursor;
  readonly deployment: WaitingDeployment;
  readonly before: Ran | null;
  readonly isLate: boolean;
}

type Place = Pick<LaneCursor, 'service' | 'environment'>;

export function addToLane(cursor: HistoryCursor, place: Place, deployment: WaitingDeployment): HistoryCursor {
  const { service, environment } = place;
  const lane = cursor.lanes.find((each) => isAt(each, place)) ?? {
    ...{ service, environment, waiting: [], passedAt: null, latest: null, before: null },
  };
  const waiting = [...lane.waiting, deployment].sort(byLatestEnd);
  return withLane(cursor, { ...lane, waiting });
}

/** The next of which it can be told what ran before. @param all nothing more comes. */
export function nextOf({ lanes }: HistoryCursor, all: boolean): Next | null {
  const lane = lanes.find(({ waiting }) => waiting.length > (all ? 0 : REORDERED));
  const [deployment, older] = lane?.waiting ?? [];
  if (lane === undefined || deployment === undefined) return null;
  const isLate = lane.passedAt !== null && epochMs(deployment.finishedAt) > epochMs(lane.passedAt);
  return { lane, deployment, before: older ?? lane.before, isLate };
}

export function passOn(cursor: HistoryCursor, { lane, deployment, isLate }: Next): HistoryCursor {
  const { sha, finishedAt } = deployment;
  const passedAt = isLate ? lane.passedAt : finishedAt;
  const isLatest = lane.latest === null || epochMs(finishedAt) > epochMs(lane.latest.finishedAt);
  const latest = isLatest ? { sha, finishedAt } : lane.latest;
  return withLane(cursor, { ...lane, waiting: lane.waiting.slice(1), passedAt, latest });
}

function withLane(cursor: HistoryCursor, lane: LaneCursor): HistoryCursor {
  const isKnown = cursor.lanes.some((each) => isAt(each, lane));
  const lanes = isKnown ? cursor.lanes.map((each) => (isAt(each, lane) ? lane : each)) : [...cursor.lanes, lane];
  return { ...cursor, lanes };
}

/** Environments compare without case, as GitHub's do. */
function isAt(lane: Place, { service, environment }: Place): boolean {
  return lane.service === service && lane.environment.toLowerCase() === environment.toLowerCase();
}

function byLatestEnd(one: WaitingDeployment, other: WaitingDeployment): number {
  return epochMs(other.finishedAt) - epochMs(one.finishedAt) || Number(other.id) - Number(one.id);
}
