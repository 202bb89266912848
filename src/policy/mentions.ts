/** Which teams a policy speaks of, so that membership is asked for these and no others. */
import type { People, Policy } from './schema.ts';

/** Every team slug that the policies name, in lower case, sorted. */
export function teamsOf(policies: readonly Policy[]): readonly string[] {
  const named = policies.flatMap((policy) => peopleIn(policy).flatMap((people) => people.teams ?? []));
  return [...new Set(named.map((team) => team.toLowerCase()))].sort();
}

function peopleIn(policy: Policy): readonly People[] {
  const approvers = policy.gates.flatMap((gate) => gate.require.approvals?.from ?? []);
  return policy.override === undefined ? approvers : [...approvers, policy.override.by];
}
