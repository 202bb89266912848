/** When what is approved was tested: approvals `after: { verified }` are about that, so earlier ones do not count. */
import type { DeploymentFact, Facts } from '../../../domain/facts.ts';
import type { EpochMs } from '../../../domain/instant.ts';
import type { Approvals, Policy } from '../../schema.ts';
import { isUnknownCommit } from '../../unknown-commit.ts';
import type { ReleaseContext } from '../context.ts';
import { deploymentsTo, failedAt, latestBy, passedAt } from '../past-deployments.ts';

/**
 * The first verification of this very commit in the environment that passed after the last one that failed there: testing
 * it again with the same result takes nothing back. Null: there is none, so nothing counts yet. Undefined: the requirement
 * does not ask for one.
 */
export function verifiedAtFor(
  { after }: Approvals,
  policy: Policy,
  { facts, at }: ReleaseContext,
): EpochMs | null | undefined {
  if (after === undefined) return undefined;
  if (isUnknownCommit(facts)) return null;
  const own = deploymentsOf(after.verified, policy, facts);
  const failed = latestBy(
    own.flatMap((each) => failedAt(each) ?? []),
    at,
  );
  const passed = own
    .flatMap((each) => passedAt(each) ?? [])
    .filter((each) => each <= at && (failed === undefined || each > failed));
  return passed.length === 0 ? null : Math.min(...passed);
}

/** Verifications that are dated later than now, as clocks that run apart date them: what counts may change with them. */
export function verificationsAhead(
  { after }: Approvals,
  policy: Policy,
  { facts, at }: ReleaseContext,
): readonly EpochMs[] {
  if (after === undefined || isUnknownCommit(facts)) return [];
  const own = deploymentsOf(after.verified, policy, facts);
  return own.flatMap((each) => passedAt(each) ?? failedAt(each) ?? []).filter((each) => each > at);
}

/** The deployments of this very commit to the environment. */
function deploymentsOf(environment: string, policy: Policy, facts: Facts): readonly DeploymentFact[] {
  return deploymentsTo(environment, policy, facts).filter(({ sha }) => sha === facts.candidate.sha);
}

/** Whether an opinion of this instant is about what was tested. */
export function isSignOff(at: EpochMs, verifiedAt: EpochMs | null | undefined): boolean {
  return verifiedAt === undefined || (verifiedAt !== null && at > verifiedAt);
}
