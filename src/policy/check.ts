/** What a policy says that cannot be meant: names that do not exist, rules that can never match, gates nobody can pass. */
import { checkApprovals, warnApprovals } from './check/approvals.ts';
import { checkEnvironments, warnEnvironments } from './check/environments.ts';
import { type Findings, firstOf } from './check/finding.ts';
import { checkGates, warnGates } from './check/gates.ts';
import { neverOpening } from './check/never-opening.ts';
import { warnNotes } from './check/notes.ts';
import { checkPatterns } from './check/patterns.ts';
import { warnPeople } from './check/people.ts';
import { checkPromotions } from './check/promotions.ts';
import { checkRisk, warnRisk } from './check/risk.ts';
import { checkAgreement, checkTiers } from './check/tiers.ts';
import { checkTimes, warnTimes } from './check/times.ts';
import type { PolicyFinding } from './problem-codes.ts';
import type { Policy } from './schema.ts';

/** The errors of a policy, or else its warnings. @param org the organisation's policy, when this one has to agree with it. */
export function checkPolicy(policy: Policy, org?: Policy): readonly PolicyFinding[] {
  const errors = firstOf(errorsOf(policy, org));
  return errors.length > 0 ? errors : firstOf(warningsOf(policy));
}

function* errorsOf(policy: Policy, org: Policy | undefined): Findings {
  if (org !== undefined) yield* checkAgreement(policy, org);
  yield* checkTiers(policy);
  yield* checkRisk(policy);
  yield* checkPatterns(policy);
  yield* checkTimes(policy);
  yield* checkEnvironments(policy);
  yield* checkPromotions(policy);
  yield* checkGates(policy);
  yield* checkApprovals(policy);
}

function* warningsOf(policy: Policy): Findings {
  yield* warnRisk(policy);
  yield* warnTimes(policy);
  yield* warnEnvironments(policy);
  yield* warnGates(policy);
  yield* warnApprovals(policy);
  yield* warnPeople(policy);
  yield* warnNotes(policy);
  yield* neverOpening(policy);
}
