/**
 * Is this a rollback that somebody answers for? Going back to a commit that was verified here is the safest deployment
 * there is in an emergency, so such a one skips every gate but `hold`; any other step back passes all gates.
 */
import { epochMs } from '../domain/instant.ts';
import type { ReleaseContext } from './gates/context.ts';
import { holdsCandidate } from './gates/hold.ts';
import { rejectionsOf, releaseOpinions } from './gates/opinions.ts';
import { isSameName } from './names.ts';
import type { Approvals, Policy } from './schema.ts';

/** Every policy in force has to authorise it. */
export function isAuthorisedRollback(context: ReleaseContext): boolean {
  const { risk, facts, policies } = context;
  if (risk.type !== 'rollback' || !facts.complete) return false;
  if (!wasLastVerifiedGood(context) || holdsCandidate(context)) return false;
  return policies.every((policy) => isAsked(policy, context));
}

/** Whether the latest verification of the candidate in this environment is a `pass`. */
function wasLastVerifiedGood({ facts, environment = '' }: ReleaseContext): boolean {
  const verifications = facts.deployments
    .filter((deployment) => deployment.sha === facts.candidate.sha && isSameName(deployment.environment, environment))
    .flatMap(({ verification }) => verification ?? [])
    .toSorted((one, other) => epochMs(one.at) - epochMs(other.at));
  return verifications.at(-1)?.verdict === 'pass';
}

/** Whether a person who may break glass approved this rollback, and none of them said no. */
function isAsked(policy: Policy, context: ReleaseContext): boolean {
  if (policy.override === undefined) return false;
  const asked: Approvals = { count: 1, from: policy.override.by, of: 'release', distinct: false };
  if (rejectionsOf(asked, context).length > 0) return false;
  return releaseOpinions(context.facts.changes, asked, context).approvers.length > 0;
}
