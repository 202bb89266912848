/** What a policy says that cannot be meant: names that do not exist, rules that can never match, gates nobody can pass. */
import { checkAfterVerification, warnAfterVerification } from './check/after-verification.ts';
import { checkApprovals, warnApprovals } from './check/approvals.ts';
import { checkEnvironments, warnEnvironments } from './check/environments.ts';
import { type Findings, firstOf } from './check/finding.ts';
import { checkGates, warnGates } from './check/gates.ts';
import { neverOpening } from './check/never-opening.ts';
import { warnNeverTold } from './check/never-told.ts';
import { warnNotes } from './check/notes.ts';
import { checkPatterns } from './check/patterns.ts';
import { checkPeople, warnPeople } from './check/people.ts';
import { checkPlan, checkTrains } from './check/plan.ts';
import { checkPromotions } from './check/promotions.ts';
import { checkRisk, warnRisk } from './check/risk.ts';
import { checkRollbacks, warnRollbacks } from './check/rollbacks.ts';
import { checkAgreement, checkTiers } from './check/tiers.ts';
import { checkTimes, warnTimes } from './check/times.ts';
import type { PolicyFinding } from './problem-codes.ts';
import type { Policy } from './schema.ts';

export interface Owner {
  /** Whether it is the organisation's own policy. */
  readonly isOfOrganisation: boolean;
  /** The organisation's policy, when this one has to agree with it. */
  readonly org?: Policy | undefined;
}

/** The errors of a policy, or else its warnings. */
export function checkPolicy(policy: Policy, owner: Owner): readonly PolicyFinding[] {
  const errors = firstOf(errorsOf(policy, owner));
  return errors.length > 0 ? errors : firstOf(warningsOf(policy, owner));
}

function* errorsOf(policy: Policy, { org, isOfOrganisation }: Owner): Findings {
  if (org !== undefined) yield* checkAgreement(policy, org);
  yield* checkTiers(policy);
  yield* checkRisk(policy);
  yield* checkPatterns(policy);
  yield* checkTimes(policy);
  yield* checkEnvironments(policy);
  yield* checkPromotions(policy);
  yield* checkGates(policy);
  yield* checkApprovals(policy);
  yield* checkAfterVerification(policy);
  yield* checkPeople(policy);
  yield* checkRollbacks(policy);
  yield* checkPlan(policy);
  yield* checkTrains(policy, isOfOrganisation);
}

function* warningsOf(policy: Policy, { org, isOfOrganisation }: Owner): Findings {
  yield* warnRisk(policy);
  yield* warnTimes(policy);
  yield* warnEnvironments(policy);
  yield* warnRollbacks(policy);
  yield* warnGates(policy);
  yield* warnApprovals(policy);
  yield* warnAfterVerification(policy);
  yield* warnPeople(policy);
  yield* warnNotes(policy);
  // What an organisation waits for may be led to by each of its repositories.
  if (!isOfOrganisation) yield* warnNeverTold(policy, org === undefined ? [policy] : [policy, org]);
  yield* neverOpening(policy);
}
