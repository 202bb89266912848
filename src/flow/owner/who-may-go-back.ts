/** Who may let an environment go back, in words. */
import type { PolicyInForce } from '../../policy/decide.ts';
import { sayWho, whoMayRollBack } from '../../policy/release-owner.ts';

/** Of every policy that names somebody: to let something go each of them has to agree. Empty: nobody is named. */
export function whoMayGoBack(policies: readonly Pick<PolicyInForce, 'policy'>[], environment: string): string {
  const named = policies.flatMap(({ policy }) => whoMayRollBack(policy, environment) ?? []);
  return [...new Set(named.map(sayWho))].join(', and ');
}
