/** What the size of a release makes of it, whatever its changes are. */
import type { TierReason } from '../../domain/decision.ts';
import type { Facts } from '../../domain/facts.ts';
import { releaseRulesOf } from '../rules.ts';
import type { Policy } from '../schema.ts';
import type { ReleaseSize } from './release.ts';

/**
 * What rules that ask about the release alone give to it. They are no rules about changes: they give none of them a tier
 * and put no default rule aside. What is not known may match, so it is given too: reasons only ever raise.
 */
export function releaseGrounds(
  policy: Policy,
  facts: Pick<Facts, 'candidate'>,
  size: ReleaseSize | undefined,
): readonly TierReason[] {
  const rules = releaseRulesOf(policy);
  if (size === undefined) return [];
  const change = facts.candidate.sha.slice(0, 7);
  return rules.flatMap(({ tier, because, match }) => {
    const found = match(size);
    return found === undefined ? [] : [{ tier, because, change, detail: found.detail }];
  });
}
