/** What people said, as facts: all of it is the word of accounts, so it is read with who they are. */
import { canonicalJson } from '../../domain/canonical.ts';
import type { Facts, ReleaseApproval } from '../../domain/facts.ts';
import { type EpochMs, epochMs } from '../../domain/instant.ts';
import type { KeptOverride, Statements } from '../ports.ts';
import { ofSamePerson } from './people.ts';
import { commentApprovals, freezesAt, withoutOutlived } from './statements.ts';

export interface Said {
  /** What was said in GitHub's own review of the deployment. */
  readonly reviews: readonly ReleaseApproval[];
  readonly stated: Statements;
  readonly overrides: readonly KeptOverride[];
}

export function saidBy(
  people: Facts['people'],
  { reviews, stated, overrides }: Said,
  at: EpochMs,
): Pick<Facts, 'approvals' | 'freezes' | 'overrides'> {
  return {
    approvals: withoutOutlived(
      [...reviews, ...commentApprovals(ofSamePerson(stated.approvals, people))],
      stated.liftedHoldAt,
    ),
    freezes: freezesAt(stated.freezes, at),
    overrides: ofSamePerson(overrides, people).map(({ userId: _, ...override }) => override),
  };
}

/** Whether what is kept of people's words is what these facts were gathered from. */
export function isSaidAsIn(facts: Facts, { stated, overrides }: Omit<Said, 'reviews'>): boolean {
  const known = new Set(Object.keys(facts.people).map((login) => login.toLowerCase()));
  const isKnown = ({ user }: { readonly user: string }): boolean => known.has(user.toLowerCase());
  // Of somebody whom the facts do not know it cannot be told whether their word was weighed.
  if (![...stated.approvals, ...overrides].every(isKnown)) return false;
  const reviews = facts.approvals.filter(({ source }) => source === 'deployment-review');
  const again = saidBy(facts.people, { reviews, stated, overrides }, epochMs(facts.at));
  const holds = stated.holds.map(({ environment, sha, reason, user: by, at }) => ({
    environment,
    sha,
    reason,
    by,
    at,
  }));
  const before = {
    approvals: facts.approvals,
    freezes: facts.freezes,
    overrides: facts.overrides,
    holds: facts.holds.map(({ contains: _, ...hold }) => hold),
  };
  return canonicalJson({ ...again, holds }) === canonicalJson(before);
}
