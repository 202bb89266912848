/** Names of tiers: each once, each that is used, and all of the organisation's. */
import { listOf, suggest } from '../../document/suggestion.ts';
import type { Policy } from '../schema.ts';
import { commonTiers } from '../tiers.ts';
import { error, type Findings, type Written, written } from './finding.ts';

/** Without the organisation's tiers in their order, nobody could say which of two tiers is the higher one. */
export function* checkAgreement(policy: Policy, org: Policy): Findings {
  if (commonTiers([org, policy]).isCommon) return;
  const message = `These tiers do not contain those of the organisation in the same order, so every release would have the highest. Include ${listOf(org.tiers)}.`;
  yield error('tiers-conflict', ['tiers'], message);
}

export function* checkTiers(policy: Policy): Findings {
  for (const [index, tier] of policy.tiers.entries()) {
    if (policy.tiers.indexOf(tier) === index) continue;
    yield error('tier-duplicate', ['tiers', index], `The tier \`${tier}\` is listed twice; its rank would be a guess.`);
  }
  for (const [tier, path] of usesOf(policy)) {
    if (!policy.tiers.includes(tier)) yield error('tier-unknown', path, unknownTier(policy, tier));
  }
  yield* checkAuthorised(policy);
}

function* checkAuthorised(policy: Policy): Findings {
  for (const [name, environment] of Object.entries(policy.environments ?? {})) {
    for (const tier of Object.keys(environment.rollback?.authorise ?? {})) {
      if (policy.tiers.includes(tier)) continue;
      const path = ['environments', name, 'rollback', 'authorise', tier];
      yield error('tier-unknown', path, unknownTier(policy, tier), 'key');
    }
  }
}

function unknownTier(policy: Policy, tier: string): string {
  return `There is no tier \`${tier}\`, so this never applies. ${suggest(tier, policy.tiers, 'Defined')}`;
}

function usesOf(policy: Policy): readonly Written[] {
  return [
    ...(policy.risk ?? []).map((rule, index): Written => [rule.tier, ['risk', index, 'tier']]),
    ...policy.freezes.flatMap((freeze, index) => written(freeze.tiers, ['freezes', index, 'tiers'])),
    ...policy.gates.flatMap((gate, index) => written(gate.for?.tiers, ['gates', index, 'for', 'tiers'])),
    ...written(policy.record?.for?.tiers, ['record', 'for', 'tiers']),
  ];
}
