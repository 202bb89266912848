/** What verifications, incidents and people say about deployments, as far as it was known at the end of the window. */
import type { EpochMs } from '../../domain/instant.ts';
import type { DoraLog } from '../dora-log.ts';
import type { LanePast, Named, Pasts } from '../lane/lane-past.ts';
import type { Run } from '../lane/run.ts';
import type { Incident } from '../record.ts';
import { intervalsBefore, outagesOf } from './outages.ts';

export interface EvidenceQuality {
  /** They name a deployment that is nowhere in the log; or a commit that no listed lane of theirs had. */
  readonly unknownDeployments: number;
  /** They blame an attempt that never ran. */
  readonly blamedAttempts: number;
  /** They say that it was well again before it was deployed. */
  readonly negativeRecoveries: number;
}

type Counts = { -readonly [name in keyof EvidenceQuality]: number };

interface Known {
  readonly log: DoraLog;
  readonly pasts: Pasts;
  readonly until: EpochMs;
  readonly counts: Counts;
}

/** The deployments that anything is said about. */
export function namedIn(log: DoraLog): Named {
  const ids = new Set<string>();
  const shas = new Set<string>();
  for (const { deploymentId, verdict } of log.verifications) if (verdict === 'fail') ids.add(deploymentId);
  for (const { deploymentId } of log.recoveries) ids.add(deploymentId);
  for (const { cause } of log.incidents) {
    if (cause?.kind === 'deployment') ids.add(cause.id);
    if (cause?.kind === 'commit') shas.add(cause.sha);
  }
  return { ids, shas };
}

export function applyEvidence(log: DoraLog, pasts: Pasts, until: EpochMs): EvidenceQuality {
  const counts: Counts = { unknownDeployments: 0, blamedAttempts: 0, negativeRecoveries: 0 };
  const known: Known = { log, pasts, until, counts };
  applyVerifications(known);
  applyIncidents(known);
  applyRecoveries(known);
  return counts;
}

function applyVerifications({ log, pasts, until, counts }: Known): void {
  for (const { deploymentId, verdict, at } of log.verifications) {
    if (at >= until) continue;
    if (!log.knows(deploymentId)) counts.unknownDeployments++;
    else if (verdict === 'fail') blame(pasts.byId.get(deploymentId), counts);
  }
}

/** @param run null: an attempt that failed; undefined: it is of another environment, or did not end by then */
function blame(run: Run | null | undefined, counts: Counts): void {
  if (run === null) counts.blamedAttempts++;
  run?.fail();
}

function applyIncidents(known: Known): void {
  const { counts, until } = known;
  for (const incident of known.log.incidents) {
    const intervals = intervalsBefore(incident.intervals, until);
    const [first] = intervals;
    if (first === undefined) continue;
    // Of several outages only the first is this failure: opened again after more than 24 h it is another one.
    const closedAt = outagesOf(intervals)[0]?.closedAt ?? null;
    for (const run of causesOf(incident, first.openedAt, known)) {
      blame(run, counts);
      if (run !== null && closedAt !== null) endAt(run, closedAt, counts);
    }
  }
}

function causesOf(incident: Incident, openedAt: EpochMs, known: Known): readonly (Run | null)[] {
  const { cause } = incident;
  if (cause === null || cause.kind === 'external') return [];
  if (cause.kind === 'deployment') {
    if (!known.log.knows(cause.id)) known.counts.unknownDeployments++;
    const run = known.pasts.byId.get(cause.id);
    return run === undefined ? [] : [run];
  }
  const runs = known.pasts.lanes
    .filter((lane) => isAbout(incident, lane))
    .map((lane) => deploymentOf(known.pasts.bySha.get(lane)?.get(cause.sha) ?? [], openedAt))
    .filter((run) => run !== undefined);
  if (runs.length === 0) known.counts.unknownDeployments++;
  return runs;
}

/** Where an incident names neither service nor environment it may be about any lane. */
export function isAbout({ service, environment }: Incident, lane: LanePast): boolean {
  const isService = service === null || service === lane.service;
  return isService && (environment === null || environment.toLowerCase() === lane.environment.toLowerCase());
}

/** Of the deployments of one commit: the last one before the incident that can fail, else the first that can, else any. */
function deploymentOf(runs: readonly Run[], openedAt: EpochMs): Run | undefined {
  const normal = runs.filter(({ role }) => role === 'normal');
  return normal.findLast(({ at }) => at <= openedAt) ?? normal[0] ?? runs[0];
}

function applyRecoveries({ log, pasts, until, counts }: Known): void {
  for (const { deploymentId, at } of log.recoveries) {
    if (at >= until) continue;
    if (!log.knows(deploymentId)) counts.unknownDeployments++;
    const run = pasts.byId.get(deploymentId) ?? null;
    if (run !== null) endAt(run, at, counts);
  }
}

function endAt(run: Run, at: EpochMs, counts: Counts): void {
  if (at < run.at) counts.negativeRecoveries++;
  else run.endAt(at);
}
