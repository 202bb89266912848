/** The order of tiers where several policies are in force, and how each of them sees a tier of the other. */
import type { ReleaseRisk } from './classify-release.ts';
import type { Policy } from './schema.ts';

interface CommonTiers {
  readonly tiers: readonly string[];
  readonly isCommon: boolean;
}

/** The order that every policy agrees with: the repository's, which contains the organisation's in the same order. */
export function commonTiers(policies: readonly Pick<Policy, 'tiers'>[]): CommonTiers {
  const tiers = policies.at(-1)?.tiers ?? [];
  const isCommon = policies.every((policy) => {
    const kept = tiers.filter((tier) => policy.tiers.includes(tier));
    return kept.length === policy.tiers.length && kept.every((tier, index) => tier === policy.tiers[index]);
  });
  return { tiers: isCommon ? tiers : (policies[0]?.tiers ?? []), isCommon };
}

/**
 * The tier as a policy with fewer tiers sees it: the highest of its own that is not above. Never below its own view,
 * since the release has at least the tier that this policy gave it.
 */
export function tierFor(policy: Pick<Policy, 'tiers'>, risk: Pick<ReleaseRisk, 'tier' | 'tiers'>): string {
  const rank = risk.tiers.indexOf(risk.tier);
  return (
    policy.tiers.findLast((tier) => risk.tiers.indexOf(tier) >= 0 && risk.tiers.indexOf(tier) <= rank) ??
    (policy.tiers.at(-1) as string)
  );
}
