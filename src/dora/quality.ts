/** What was doubtful, in numbers. What is 0 was looked for and not found. */
import type { EpochMs } from '../domain/instant.ts';
import type { DoraLog } from './dora-log.ts';
import type { EvidenceQuality } from './evidence/apply-evidence.ts';
import type { Suggestion } from './evidence/suggest-causes.ts';
import type { LaneWindow } from './figures/lane-window.ts';
import { leadSamples } from './figures/lead-time.ts';
import { countBefore } from './lane/count-before.ts';
import type { Run } from './lane/run.ts';
import type { DataQuality } from './report.ts';

export interface Met {
  readonly log: DoraLog;
  readonly windows: readonly LaneWindow[];
  readonly evidence: EvidenceQuality;
  readonly suggestedCauses: readonly Suggestion[];
  readonly until: EpochMs;
}

export function qualityOf({ log, windows, evidence, suggestedCauses, until }: Met): DataQuality {
  const runs = windows.flatMap((window) => window.runs);
  const { negatives, negativeParts } = leadSamples(runs);
  return {
    suggestedCauses,
    negativeLeadTimes: negatives,
    negativeMergeToDeploy: negativeParts,
    ...log.quality,
    ...evidence,
    future: futureEvents(log, until),
    withoutTier: countOf(runs, ({ tier }) => tier === null),
    withoutType: countOf(runs, ({ type }) => type === null),
    withoutTeam: countOf(runs, ({ team }) => team === null),
  };
}

/** They came at the end of the window or later, and count nowhere. */
function futureEvents(log: DoraLog, until: EpochMs): number {
  let future = 0;
  for (const { attempts } of log.lanes) {
    future += attempts.length - countBefore(attempts, until, ({ finishedAt }) => finishedAt);
  }
  for (const { at } of log.verifications) future += Number(at >= until);
  for (const { at } of log.recoveries) future += Number(at >= until);
  for (const { intervals } of log.incidents) future += Number((intervals[0]?.openedAt ?? until) >= until);
  return future;
}

function countOf(runs: readonly Run[], isWanted: (run: Run) => boolean): number {
  return runs.filter(isWanted).length;
}
