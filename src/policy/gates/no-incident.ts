/** The requirement `no-incident`: no issue with one of these labels is open. */
import { datedTimeline, unionOf } from '../../calendar/timeline.ts';
import type { IncidentFact } from '../../domain/facts.ts';
import { type EpochMs, epochMs } from '../../domain/instant.ts';
import { isSameName } from '../names.ts';
import type { ActiveGate, Finding, ReleaseContext } from './context.ts';

export function judgeIncidents(
  gates: readonly ActiveGate[],
  { facts, at }: ReleaseContext,
): ReadonlyMap<ActiveGate, Finding> {
  const findings = gates.flatMap((active) => {
    const asked = active.gate.require['no-incident'];
    return asked === undefined ? [] : [[active, judge(asked.labels, facts.incidents, at)] as const];
  });
  return new Map(findings);
}

function judge(labels: readonly string[], incidents: readonly IncidentFact[], at: EpochMs): Finding {
  const concerned = incidents
    .filter((incident) => incident.labels.some((label) => labels.some((each) => isSameName(each, label))))
    .map((incident) => ({ number: incident.number, timeline: openTimes(incident) }));
  // People close incidents: that facts know when one ends does not make it a matter of time alone.
  const { isInside, changesAt } = unionOf(concerned.map((each) => each.timeline)).stateAt(at);
  const changes = changesAt === null ? {} : { changesAt };
  if (!isInside) return { kind: 'no-incident', status: 'met', reason: { code: 'no-incident', labels }, ...changes };
  const open = concerned.filter((each) => each.timeline.stateAt(at).isInside).map((each) => each.number);
  const numbers = [...new Set(open)].toSorted((one, other) => one - other);
  const reason = { code: 'incident-open', incidents: numbers, labels };
  return { kind: 'no-incident', status: 'pending', reason, ...changes };
}

function openTimes({ openedAt, closedAt }: IncidentFact) {
  return datedTimeline({ from: epochMs(openedAt), until: closedAt === undefined ? null : epochMs(closedAt) });
}
