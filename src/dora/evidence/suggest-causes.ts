/** Deployments that may have caused an incident of which nobody told the cause. Suggestions: counted nowhere. */
import type { EpochMs } from '../../domain/instant.ts';
import { countBefore } from '../lane/count-before.ts';
import type { LanePast } from '../lane/lane-past.ts';
import { compare } from '../lane/lanes.ts';
import type { Run } from '../lane/run.ts';
import type { Incident } from '../record.ts';
import type { Span } from '../weeks.ts';
import { isAbout } from './apply-evidence.ts';
import { intervalsBefore, outagesOf } from './outages.ts';

const SUSPECT_MS = 24 * 3_600_000;

export interface Suggestion {
  readonly incident: string;
  readonly deployment: string;
}

/** Of the incidents that were opened in the span: the last deployment in the 24 h before, of a lane that they are about. */
export function suggestCauses(
  incidents: Iterable<Incident>,
  lanes: readonly LanePast[],
  span: Span,
): readonly Suggestion[] {
  const runsBySubject = new Map<string, readonly Run[]>();
  const found = [...incidents].flatMap((incident) => {
    if (incident.cause !== null) return [];
    const subject = JSON.stringify([incident.service, incident.environment]);
    const runs = runsBySubject.get(subject) ?? runsOf(lanes.filter((lane) => isAbout(incident, lane)));
    runsBySubject.set(subject, runs);
    return suspectsOf(incident, runs, span);
  });
  return found
    .sort((one, other) => one.at - other.at || compare(one.incident, other.incident))
    .map(({ incident, deployment }) => ({ incident, deployment }));
}

interface Suspect extends Suggestion {
  readonly at: EpochMs;
}

/** One that was opened again after more than 24 h is a new incident, which another deployment may have caused. */
function suspectsOf({ id, intervals }: Incident, runs: readonly Run[], { from, until }: Span): readonly Suspect[] {
  return outagesOf(intervalsBefore(intervals, until)).flatMap(({ openedAt }) => {
    const last = openedAt < from ? undefined : runs[countBefore(runs, openedAt + 1, ({ at }) => at) - 1];
    const isSuspect = last !== undefined && openedAt - last.at <= SUSPECT_MS;
    return isSuspect ? [{ incident: id, deployment: last.id, at: openedAt }] : [];
  });
}

/** In the order in which they ran. */
function runsOf(lanes: readonly LanePast[]): readonly Run[] {
  const [only] = lanes;
  if (only !== undefined && lanes.length === 1) return only.runs;
  return lanes.flatMap(({ runs }) => runs).sort((one, other) => one.at - other.at);
}
