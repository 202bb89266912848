/** What a pull request will meet when it is deployed. */
import type { Decision, ReleaseType } from '../domain/decision.ts';
import type { Change } from '../domain/facts.ts';
import { isExcepted, type PolicyInForce } from './gates/context.ts';
import { entryFor, matchesEnvironment } from './names.ts';
import { neededFromAuthor } from './needed-from-author.ts';
import type { Gate, Policy } from './schema.ts';
import { commonTiers, tierFor } from './tiers.ts';

export interface EnvironmentAhead {
  /** As the policy writes it: a name or a glob. */
  readonly environment: string;
  readonly gates: readonly string[];
  /** What they ask for that only the author can add, and that is not there yet. */
  readonly needed: readonly string[];
}

/** The gates of each environment that a release of this tier and type would meet; freezes and holds come and go. */
export function gatesAhead(
  policies: readonly PolicyInForce[],
  { tier, releaseType }: Pick<Decision, 'tier' | 'releaseType'>,
  changes: readonly Change[],
): readonly EnvironmentAhead[] {
  const { tiers } = commonTiers(policies.map(({ policy }) => policy));
  return environmentsOf(policies).map((environment) => {
    const gates = policies.flatMap(({ policy }) => {
      const own = tierFor(policy, { tier, tiers });
      return policy.gates
        .filter((gate) => applies(gate, own, environment, releaseType))
        .map((gate) => ({ gate, policy }));
    });
    return {
      environment,
      gates: [...builtInFor(policies, environment), ...gates.map(({ gate }) => gate.name)],
      needed: [...new Set(gates.flatMap((each) => neededFromAuthor(each, changes)))],
    };
  });
}

/** Those that an environment is written to have. */
function builtInFor(policies: readonly PolicyInForce[], environment: string): readonly string[] {
  const entries = policies.flatMap(({ policy }) => entryFor(policy, environment) ?? []);
  return [
    ...(entries.some(({ promote }) => promote !== undefined) ? ['promotion'] : []),
    ...(entries.some(({ group }) => group !== undefined) ? ['group'] : []),
    ...(entries.some(({ preflight }) => preflight !== undefined) ? ['preflight'] : []),
  ];
}

function applies(gate: Gate, tier: string, environment: string, type: ReleaseType): boolean {
  return (
    gate.at === 'deploy' &&
    (gate.for?.tiers?.includes(tier) ?? true) &&
    matchesEnvironment(gate.for?.environments, environment) &&
    !isExcepted(gate.except, { type })
  );
}

/** Those that the policies govern; of a policy that does not list them, those that its gates name. */
function environmentsOf(policies: readonly PolicyInForce[]): readonly string[] {
  const named = new Map(policies.flatMap(({ policy }) => namesIn(policy)).map((name) => [name.toLowerCase(), name]));
  return [...named.values()];
}

function namesIn(policy: Policy): readonly string[] {
  if (policy.environments !== undefined) return Object.keys(policy.environments);
  return policy.gates.flatMap((gate) => gate.for?.environments ?? []);
}
