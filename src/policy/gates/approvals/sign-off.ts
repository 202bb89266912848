/** When what is approved was tested: approvals `after: { verified }` are about that, so earlier ones do not count. */
import type { EpochMs } from '../../../domain/instant.ts';
import type { Approvals, Policy } from '../../schema.ts';
import { isUnknownCommit } from '../../unknown-commit.ts';
import type { ReleaseContext } from '../context.ts';
import { deploymentsTo, failedAt, latestBy, passedAt } from '../past-deployments.ts';

/**
 * The newest verification of this very commit in the environment that passed, when none failed there since. Null: there
 * is none, so nothing counts yet. Undefined: the requirement does not ask for one.
 */
export function verifiedAtFor(
  { after }: Approvals,
  policy: Policy,
  { facts, at }: ReleaseContext,
): EpochMs | null | undefined {
  if (after === undefined) return undefined;
  if (isUnknownCommit(facts)) return null;
  const own = deploymentsTo(after.verified, policy, facts).filter(({ sha }) => sha === facts.candidate.sha);
  const passed = latestBy(
    own.flatMap((each) => passedAt(each) ?? []),
    at,
  );
  const failed = latestBy(
    own.flatMap((each) => failedAt(each) ?? []),
    at,
  );
  return passed === undefined || (failed !== undefined && failed >= passed) ? null : passed;
}

/** Whether an opinion of this instant is about what was tested. */
export function isSignOff(at: EpochMs, verifiedAt: EpochMs | null | undefined): boolean {
  return verifiedAt === undefined || (verifiedAt !== null && at > verifiedAt);
}
