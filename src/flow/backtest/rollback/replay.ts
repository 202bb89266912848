/** How many rollbacks a policy would have made, decided by the same table as the real ones, and how many of them false. */
import { epochMs, type Instant, parseDuration, toInstant } from '../../../domain/instant.ts';
import type { PolicyInForce } from '../../../policy/decide.ts';
import { entryFor } from '../../../policy/names.ts';
import type { EarlierRollback } from '../../../rollback/case.ts';
import { decideRollback } from '../../../rollback/decide.ts';
import { isAskedFor, type RollbackCode, type RollbackDecision } from '../../../rollback/decision.ts';
import { asEarlier, pastCase, type ReplayRequest } from './case.ts';
import { type Evidence, evidenceAbout } from './evidence.ts';
import type { PastLane } from './lane.ts';
import type { PlannedRollback } from './plan.ts';

export interface ReplayedRollback {
  /** Of the deployment that would have been gone back from. */
  readonly id: string;
  readonly sha: string;
  readonly service: string;
  readonly environment: string;
  /** Of the finding. */
  readonly at: Instant;
  readonly verdict: string;
  readonly decision: 'automatic' | 'asked' | 'held';
  readonly code: RollbackCode;
  readonly target: { readonly id: string; readonly sha: string } | null;
  readonly evidence: Evidence;
  /** Never of what was only held: nothing would have gone back. */
  readonly false: boolean;
}

export interface RollbackSummary {
  /** Made by itself or asked for. */
  readonly would: number;
  readonly automatic: number;
  readonly asked: number;
  /** The environment would have been left as it is, for people to look at. */
  readonly held: number;
  /** Of those in `would`. */
  readonly false: number;
  readonly list: readonly ReplayedRollback[];
}

/** Each deployment once, by the first of the strongest decisions about it. */
export function replayRollbacks(request: ReplayRequest): RollbackSummary {
  const earlier = new Map<PastLane, EarlierRollback[]>();
  const found = new Map<string, ReplayedRollback>();
  for (const planned of request.planned) {
    const own = earlier.get(planned.lane) ?? [];
    earlier.set(planned.lane, own);
    const before = found.get(planned.failed.deployment.id);
    if (before?.decision === 'automatic') continue;
    const replayed = replayOne(planned, own, request);
    if (replayed === undefined) continue;
    if (replayed.decision === 'automatic') own.push(asEarlier(planned));
    if (before === undefined || STRENGTH[replayed.decision] > STRENGTH[before.decision]) {
      found.set(planned.failed.deployment.id, replayed);
    }
  }
  return summaryOf([...found.values()].toSorted((one, other) => epochMs(one.at) - epochMs(other.at)));
}

const STRENGTH: Readonly<Record<ReplayedRollback['decision'], number>> = { held: 0, asked: 1, automatic: 2 };

function replayOne(
  planned: PlannedRollback,
  earlier: readonly EarlierRollback[],
  request: ReplayRequest,
): ReplayedRollback | undefined {
  const { finding, target, failed } = planned;
  const { id, sha, service, environment } = failed.deployment;
  const { action, reason } = decideRollback(pastCase(planned, earlier, request));
  const decision = decisionOf(action, reason.code);
  if (decision === undefined) return undefined;
  const evidence = evidenceAbout(planned, request.findings, watchOf(request.policy, environment));
  return {
    ...{ id, sha, service, environment, at: toInstant(finding.at), verdict: finding.verdict },
    ...{ decision, code: reason.code, target: target && { id: target.id, sha: target.sha } },
    ...{ evidence, false: decision !== 'held' && evidence === 'passed-later' },
  };
}

/** Undefined: nothing would have come of it. */
function decisionOf(action: RollbackDecision['action'], code: RollbackCode): ReplayedRollback['decision'] | undefined {
  if (action === 'rollback') return 'automatic';
  if (isAskedFor(code)) return 'asked';
  return action === 'hold' || action === 'page' ? 'held' : undefined;
}

/** How long what is said of a deployment counts as said of it, where the policy does not say (`verify.watch`): two days. */
const WATCH_MS = 172_800_000;

function watchOf({ policy }: PolicyInForce, environment: string): number {
  return parseDuration(entryFor(policy, environment)?.verify?.watch?.for ?? '') ?? WATCH_MS;
}

function summaryOf(list: readonly ReplayedRollback[]): RollbackSummary {
  const count = (isCounted: (each: ReplayedRollback) => boolean): number => list.filter(isCounted).length;
  const automatic = count(({ decision }) => decision === 'automatic');
  const asked = count(({ decision }) => decision === 'asked');
  return {
    ...{ would: automatic + asked, automatic, asked, held: count(({ decision }) => decision === 'held') },
    ...{ false: count((each) => each.false), list },
  };
}
