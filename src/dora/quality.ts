/** What was doubtful, in numbers. What is 0 was looked for and not found. */
import type { EpochMs } from '../domain/instant.ts';
import type { DoraLog } from './dora-log.ts';
import type { EvidenceQuality } from './evidence/apply-evidence.ts';
import type { Suggestion } from './evidence/suggest-causes.ts';
import type { LaneWindow } from './figures/lane-window.ts';
import { negativesOf } from './figures/lead-time.ts';
import { countOf } from './figures/sample.ts';
import { countBefore } from './lane/count-before.ts';
import { compare } from './lane/lanes.ts';
import type { DataQuality } from './report.ts';

export interface Met {
  readonly log: DoraLog;
  readonly windows: readonly LaneWindow[];
  readonly evidence: EvidenceQuality;
  readonly suggestedCauses: readonly Suggestion[];
  readonly until: EpochMs;
  readonly isProduction: (environment: string) => boolean;
  /** Null: no policy names any. */
  readonly tiers: readonly string[] | null;
}

export function qualityOf(met: Met): DataQuality {
  const { log, windows, evidence, suggestedCauses, until, tiers } = met;
  const runs = windows.flatMap((window) => window.runs);
  const { wholes, parts } = negativesOf(runs);
  return {
    suggestedCauses,
    negativeLeadTimes: wholes,
    negativeMergeToDeploy: parts,
    ...log.quality,
    ...evidence,
    future: futureEvents(log, until),
    otherEnvironments: otherEnvironments(met),
    unknownTiers: tiers === null ? 0 : countOf(runs, ({ tier }) => tier !== null && !tiers.includes(tier)),
    withoutTier: countOf(runs, ({ tier }) => tier === null),
    withoutType: countOf(runs, ({ type }) => type === null),
    withoutTeam: countOf(runs, ({ team }) => team === null),
  };
}

const MOST_ENVIRONMENTS = 10;

/** Before the end of the window. Previews have thousands of names, so the ten with the most have to do. */
function otherEnvironments({ log, until, isProduction }: Met): Readonly<Record<string, number>> {
  const counts = new Map<string, number>();
  for (const { environment, attempts } of log.lanes) {
    const n = countBefore(attempts, until, ({ finishedAt }) => finishedAt);
    if (n > 0 && !isProduction(environment)) counts.set(environment, (counts.get(environment) ?? 0) + n);
  }
  const most = [...counts].sort(([one, n], [other, m]) => m - n || compare(one, other));
  return Object.fromEntries(most.slice(0, MOST_ENVIRONMENTS));
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
