/** Would the rollback have been right? What was said of the deployment afterwards tells. */
import type { EpochMs } from '../../../domain/instant.ts';
import type { PastDeployment } from '../deployments.ts';
import type { PastFinding } from './findings.ts';
import type { PlannedRollback } from './plan.ts';

/**
 * `incident`: one was blamed on the deployment. `failed-again`: the last word on the unchanged commit is another failure.
 * `passed-later`: the unchanged commit was verified good afterwards, and nothing spoke against it: the rollback would have
 * been a false one. `none`: nothing more was said.
 */
export type Evidence = 'incident' | 'failed-again' | 'passed-later' | 'none';

/** Within `watchMs` after the finding, in the same lane. */
export function evidenceAbout(
  { finding, lane, failed }: PlannedRollback,
  findings: readonly PastFinding[],
  watchMs: number,
): Evidence {
  const until = finding.at + watchMs;
  if (findings.some((each) => each.kind === 'incident' && isBlamed(each, failed.deployment, until))) return 'incident';
  const unchanged = lane.deployments.filter(({ deployment }) => deployment.sha === failed.deployment.sha);
  const later = unchanged
    .flatMap(({ verifications }) => verifications)
    .filter(({ at, verdict }) => at > finding.at && at <= until && (verdict === 'pass' || verdict === 'fail'));
  const last = later.toSorted((one, other) => one.at - other.at).at(-1);
  if (last === undefined) return 'none';
  return last.verdict === 'pass' ? 'passed-later' : 'failed-again';
}

function isBlamed(
  { cause, at }: Extract<PastFinding, { readonly kind: 'incident' }>,
  deployment: PastDeployment,
  until: EpochMs,
): boolean {
  const isCause = 'id' in cause ? cause.id === deployment.id : deployment.sha.startsWith(cause.sha);
  return isCause && at >= deployment.at && at <= until;
}
