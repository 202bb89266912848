/** What people stated in comments, as facts about one candidate. */
import type { FreezeFact, HoldFact, ReleaseApproval } from '../../domain/facts.ts';
import { type EpochMs, epochMs, type Instant } from '../../domain/instant.ts';
import type { GitHub, KeptApproval, KeptFreeze, KeptHold } from '../ports.ts';

export function commentApprovals(approvals: readonly KeptApproval[]): readonly ReleaseApproval[] {
  return approvals.map(({ userId: _, reason, ...approval }) => {
    return { ...approval, source: 'comment', ...(reason === '' ? {} : { reason }) };
  });
}

/**
 * An approval does not outlive a hold of its commit, also when that was lifted: what was found then may be what the
 * approval had not seen. A no stays.
 */
export function withoutOutlived(approvals: readonly ReleaseApproval[], liftedHoldAt: Instant | null) {
  if (liftedHoldAt === null) return approvals;
  const heldAt = epochMs(liftedHoldAt);
  return approvals.filter(({ state, at }) => state === 'rejected' || epochMs(at) > heldAt);
}

export async function gatherHolds(
  github: GitHub,
  holds: readonly KeptHold[],
  candidate: string,
): Promise<readonly HoldFact[]> {
  const contained = new Map<string, boolean>([[candidate, true]]);
  const facts: HoldFact[] = [];
  for (const { environment, sha, reason, user: by, at } of holds) {
    const contains = contained.get(sha) ?? (await github.contains(candidate, sha));
    contained.set(sha, contains);
    facts.push({ environment, sha, reason, by, at, contains });
  }
  return facts;
}

/** Those that are not over. */
export function freezesAt(freezes: readonly KeptFreeze[], at: EpochMs): readonly FreezeFact[] {
  return freezes
    .filter(({ until }) => until === null || epochMs(until) > at)
    .map(({ environment, at: from, until, user: by, reason }) => {
      return { environment, from, by, reason, ...(until === null ? {} : { until }) };
    });
}
