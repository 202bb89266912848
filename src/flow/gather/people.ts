/** The people a decision reads: who they are, and whose word still is theirs. */
import type { Change, Facts, ReleaseApproval } from '../../domain/facts.ts';
import { teamsOf } from '../../policy/mentions.ts';
import type { Policy } from '../../policy/schema.ts';
import type { GitHub, SeenReview } from '../ports.ts';
import type { GatheredOwners } from './owners.ts';

/** Each login as a member, or not, of the teams that the policies and CODEOWNERS name. */
export function gatherPeople(
  github: GitHub,
  logins: readonly string[],
  policies: readonly Policy[],
  owners: GatheredOwners,
): Promise<Facts['people']> {
  return github.people(logins, [...new Set([...teamsOf(policies), ...owners.teams])].sort());
}

/** What was said under a login that is still the person's who said it: a login can be somebody else's tomorrow. */
export function ofSamePerson<T extends { readonly user: string; readonly userId: number }>(
  said: readonly T[],
  people: Facts['people'],
): readonly T[] {
  const ids = new Map(Object.entries(people).map(([login, { id }]) => [login.toLowerCase(), id]));
  return said.filter(({ user, userId }) => ids.get(user.toLowerCase()) === userId);
}

/** Reviews of a run are of its commit, whichever attempt they were given on. */
export function approvalsFrom(
  reviews: readonly SeenReview[],
  { sha, environment }: { readonly sha: string; readonly environment: string },
): readonly ReleaseApproval[] {
  return reviews.map(({ user, state, comment, seenAt: at }) => {
    const reason = comment === '' ? {} : { reason: comment };
    return { user, state, at, source: 'deployment-review', sha, environment, ...reason };
  });
}

/** Everybody whose identity or permission a decision may depend on. */
export function loginsOf(changes: readonly Change[]): readonly string[] {
  return changes
    .flatMap((change) =>
      change.kind === 'commit'
        ? [change.author, ...(change.contributors ?? [])]
        : [
            change.author,
            ...change.contributors,
            ...change.reviews.map((review) => review.user),
            ...Object.values(change.labeledBy ?? {}),
          ],
    )
    .filter((login) => login !== '');
}
