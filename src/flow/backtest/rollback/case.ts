/** The case of a past finding, as far as a clone and a file of events tell it. */
import type { Change } from '../../../domain/facts.ts';
import { toInstant } from '../../../domain/instant.ts';
import type { PolicyInForce } from '../../../policy/decide.ts';
import type { EarlierRollback, RollbackCase } from '../../../rollback/case.ts';
import { rollbackSettings } from '../../rollback/case/settings.ts';
import { takenAwayIn } from '../../rollback/case/taken-away.ts';
import type { HistoryRange } from '../history.ts';
import { judgeRelease } from '../judge-release.ts';
import type { PastFinding } from './findings.ts';
import type { PlannedRollback } from './plan.ts';

export interface PastWays {
  /** Between the failed deployment and the target. */
  readonly rangeOf: (planned: PlannedRollback) => HistoryRange & { readonly complete: boolean };
  readonly changesIn: (range: HistoryRange) => readonly Change[];
  /** Whether the deployment went back to an earlier commit of its lane. */
  readonly wentBack: (planned: PlannedRollback) => boolean;
}

export interface ReplayRequest {
  readonly planned: readonly PlannedRollback[];
  readonly findings: readonly PastFinding[];
  readonly policy: PolicyInForce;
  readonly repository: string;
  readonly ways: PastWays;
}

/** As it was known then. Pre-existing failures, pauses, dependants and what ran by itself are in no file. */
export function pastCase(
  planned: PlannedRollback,
  earlier: readonly EarlierRollback[],
  request: ReplayRequest,
): RollbackCase {
  const { finding, failed, retries, deployments, keptOut, target, way } = planned;
  const { environment, sha } = failed.deployment;
  const at = toInstant(finding.at);
  const rules = rollbackSettings([request.policy], environment);
  const range = way === null ? null : request.ways.rangeOf(planned);
  const changes = range === null ? [] : request.ways.changesIn(range);
  const judged = way && range && { attempt: way, repository: request.repository, ...range, changes };
  const isWhole = range?.complete === true && range.direction === 'backward';
  return {
    ...{ at, environment, rules, deployments, quarantined: keptOut, earlier },
    trigger: { kind: 'verification', verdict: finding.verdict, at, retries, ...NOTHING_MORE_SAID },
    failed: {
      ...{ id: failed.number, sha, startedAt: toInstant(failed.deployment.at) },
      isRollback: request.ways.wentBack(planned),
      tier: judged === null ? '' : judgeRelease(judged, request.policy).tier,
    },
    takenAway: target && rules ? { ...takenAwayIn(changes, target.sha, rules), complete: isWhole } : null,
    target: target && { isAvailable: target.isInClone || 'unknown' },
    ...{ isPaused: false, liveSha: null, dependants: [], approvedBy: [], isLocked: false },
  };
}

const NOTHING_MORE_SAID = {
  failedChecks: [],
  preExisting: [],
  isAdvisoryOnly: false,
  reasonCode: null,
  confidence: 'high',
} as const;

export function asEarlier({ finding, failed, target }: PlannedRollback): EarlierRollback {
  const { sha: from } = failed.deployment;
  const at = toInstant(finding.at);
  return { at, failedDeploymentId: failed.number, from, to: target?.sha ?? '', outcome: 'verified' };
}
