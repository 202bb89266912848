/** The tier and type of a release: the highest of its changes, by every policy in force. */
import type { ReleaseType, TierReason } from '../domain/decision.ts';
import type { Facts } from '../domain/facts.ts';
import { type ChangeRisk, classifyWith } from './classify.ts';
import { directoryOf } from './people.ts';
import { highestType } from './release-type.ts';
import type { Policy } from './schema.ts';

export interface ReleaseRisk {
  readonly tier: string;
  /** The tiers of all policies, lowest first. */
  readonly tiers: readonly string[];
  readonly isHighest: boolean;
  readonly type: ReleaseType;
  readonly reasons: readonly TierReason[];
}

/** @param policies at least one, the organisation's first. */
export function classifyRelease(policies: readonly Policy[], facts: Facts): ReleaseRisk {
  const directory = directoryOf(facts);
  const risks = policies.map((policy) => facts.changes.map((change) => classifyWith(policy, change, directory)));
  const type = typeOfRelease(facts, risks);
  const order = commonTiers(policies);
  const reasons = [
    ...risks.flatMap((changes) => changes.flatMap((risk) => risk.reasons)),
    ...releaseReasons(facts, order.tiers, type),
    ...(order.isCommon ? [] : [conflict(order.tiers, facts)]),
  ];
  const ranks = reasons.map((reason) => order.tiers.indexOf(reason.tier));
  const rank = Math.max(0, ...ranks, order.isCommon ? 0 : order.tiers.length - 1);
  const tier = order.tiers[rank] as string;
  return { tier, tiers: order.tiers, isHighest: rank === order.tiers.length - 1, type, reasons: distinct(reasons) };
}

/** What raises (or, without changes, sets) the tier of a release whatever its changes are. */
function releaseReasons(facts: Facts, tiers: readonly string[], type: ReleaseType): readonly TierReason[] {
  const highest = tiers.at(-1) as string;
  const lowest = tiers[0] as string;
  const change = facts.candidate.sha.slice(0, 7);
  const reasons: TierReason[] = [];
  const isEmpty = facts.changes.length === 0;
  if (!facts.complete) {
    reasons.push({ tier: highest, because: 'incomplete', change, detail: 'GitHub listed only a part of the changes' });
  }
  if (facts.direction === 'first' && isEmpty) {
    const detail = 'nothing ran in the environment before, and its changes are not listed';
    reasons.push({ tier: highest, because: 'first-deployment', change, detail });
  }
  if (facts.direction === 'diverged') {
    const detail = 'it does not contain the commit that runs now, so it takes commits away';
    reasons.push({ tier: highest, because: 'diverged', change, detail });
  }
  if (facts.direction === 'backward' && isEmpty) {
    const detail = 'it goes back to an earlier commit, and what it takes away is not listed';
    reasons.push({ tier: highest, because: 'backward', change, detail });
  }
  if (reasons.length === 0 && isEmpty) {
    const because = type === 'redeploy' ? 'redeploy' : 'no-changes';
    const detail = type === 'redeploy' ? 'the environment runs this commit already' : 'the release has no changes';
    reasons.push({ tier: lowest, because, change, detail });
  }
  return reasons;
}

function typeOfRelease(facts: Facts, risks: readonly (readonly ChangeRisk[])[]): ReleaseType {
  if (facts.direction === 'same') return 'redeploy';
  if (facts.direction === 'backward' && wasVerified(facts)) return 'rollback';
  const goesForward = facts.direction === 'forward' || facts.direction === 'first';
  const isEmergency =
    goesForward &&
    facts.complete &&
    facts.changes.length > 0 &&
    risks.every((changes) => changes.every((risk) => risk.type === 'emergency'));
  if (isEmergency) return 'emergency';
  return highestType(risks.flatMap((changes) => changes.map((risk) => risk.plainType)));
}

/** Whether the candidate was verified `pass` in this environment before. */
function wasVerified({ question, candidate, deployments }: Facts): boolean {
  if (question.kind !== 'deploy') return false;
  const environment = question.environment.toLowerCase();
  return deployments.some(
    (deployment) =>
      deployment.environment.toLowerCase() === environment &&
      deployment.sha === candidate.sha &&
      deployment.verification?.verdict === 'pass',
  );
}

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

function conflict(tiers: readonly string[], facts: Facts): TierReason {
  const detail = 'the tiers of the repository do not contain those of the organisation in the same order';
  return { tier: tiers.at(-1) as string, because: 'tiers-conflict', change: facts.candidate.sha.slice(0, 7), detail };
}

/** Two policies often give one reason. */
function distinct(reasons: readonly TierReason[]): readonly TierReason[] {
  const seen = new Set<string>();
  return reasons.filter((reason) => {
    const key = JSON.stringify([reason.tier, reason.because, reason.change, reason.detail]);
    return !seen.has(key) && Boolean(seen.add(key));
  });
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
