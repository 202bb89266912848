/** How often deployments failed whose tier a rule of the policy gave. */
import { sayWhen } from '../../../policy/risk/say-when.ts';
import type { Policy, RiskRule } from '../../../policy/schema.ts';
import type { GateHistory } from '../../ports.ts';

export interface RuleOutcome {
  /** In the `risk` of the policy. */
  readonly index: number;
  readonly rule: RiskRule;
  /** As decisions name it. */
  readonly because: string;
  readonly failed: number;
  readonly n: number;
}

/**
 * Several rules may have given a deployment its tier: it counts for each.
 *
 * @param failed whether it failed, by the id of each deployment that counts
 */
export function ruleOutcomes(
  { risk = [] }: Pick<Policy, 'risk'>,
  gates: readonly Pick<GateHistory, 'deploymentId' | 'decision'>[],
  failed: ReadonlyMap<string, boolean>,
): readonly RuleOutcome[] {
  const known = gates.flatMap(({ deploymentId, decision }) => {
    const isFailed = failed.get(`${deploymentId}`);
    return decision === null || isFailed === undefined ? [] : [{ decision, isFailed }];
  });
  return risk.map((rule, index) => {
    const because = nameOf(rule);
    const own = known.filter(({ decision: { tier, tierReasons } }) => {
      return tier === rule.tier && tierReasons.some((reason) => reason.tier === tier && reason.because === because);
    });
    return { index, rule, because, failed: own.filter(({ isFailed }) => isFailed).length, n: own.length };
  });
}

function nameOf({ because, when }: RiskRule): string {
  return because ?? (when === undefined ? 'no other rule matched' : sayWhen(when));
}
