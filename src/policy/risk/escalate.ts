/** `escalate`: a lane that fails often, or of which nobody knows how often it fails, has its releases judged higher. */
import type { TierReason } from '../../domain/decision.ts';
import type { Facts, LaneFact } from '../../domain/facts.ts';
import { parseDuration } from '../../domain/instant.ts';
import type { ReleaseRisk } from '../classify-release.ts';
import { holds } from '../comparison.ts';
import type { Escalation, Policy } from '../schema.ts';
import { tierFor } from '../tiers.ts';
import type { Ground } from './assess.ts';
import { checked } from './numbers.ts';

/**
 * Each policy counts its own tiers up from the tier that the release has without this; the highest result counts, so
 * several rules do not add up. A merge has no lane yet, and to deploy again what runs brings nothing that could fail.
 */
export function escalations(
  policies: readonly Policy[],
  facts: Facts,
  risk: Pick<ReleaseRisk, 'tier' | 'tiers'>,
): readonly TierReason[] {
  const isRedeploy = facts.direction === 'same' && facts.changes.length === 0;
  if (facts.question.kind !== 'deploy' || isRedeploy) return [];
  const change = facts.candidate.sha.slice(0, 7);
  return policies.flatMap((policy) =>
    (policy.escalate ?? []).flatMap((rule) =>
      groundsFor(rule, facts.lanes).map((ground) => ({ tier: above(policy, risk, rule.by), change, ...ground })),
    ),
  );
}

function above(policy: Policy, risk: Pick<ReleaseRisk, 'tier' | 'tiers'>, by: number): string {
  const rank = policy.tiers.indexOf(tierFor(policy, risk)) + by;
  return policy.tiers[Math.min(rank, policy.tiers.length - 1)] as string;
}

/** Empty: it does not escalate. */
function groundsFor({ when }: Escalation, lanes: readonly LaneFact[]): readonly Ground[] {
  const asked = parseDuration(when.over);
  const counted = lanes.filter(({ over }) => parseDuration(over) === asked);
  const isUnknown = counted.length === 0 || counted.some(({ deployments, failed }) => failed > deployments);
  if (isUnknown) {
    return [{ because: 'unknown', detail: `how often this lane failed in the last ${when.over} is not known` }];
  }
  return counted.flatMap(({ deployments, failed }) => {
    if (deployments < when['at-least']) return [];
    // Multiplied first, so that 3 of 20 are exactly 15 %.
    const rate = (failed * 100) / deployments;
    if (!holds(checked(when['change-fail-rate'], '%'), rate)) return [];
    const share = `${failed} of ${deployments} deployments in the last ${when.over} failed (${sayRate(rate)})`;
    return [{ because: 'change-fail-rate', detail: `${share}: ${when['change-fail-rate']}` }];
  });
}

function sayRate(rate: number): string {
  return `${Math.round(rate * 10) / 10} %`;
}
