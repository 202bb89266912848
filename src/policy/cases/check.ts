/** What a case file asks of a policy that does not have it: an expectation that could never be met, or never fail. */
import { locate } from '../../document/locate.ts';
import { suggest } from '../../document/suggestion.ts';
import type { Problem } from '../../domain/problem.ts';
import type { PolicyInForce } from '../decide.ts';
import { BUILT_IN_GATES } from '../gates/registry.ts';
import type { ReadCases } from './parse.ts';
import type { CaseFinding } from './problem-codes.ts';

/** @param policies those that the cases are decided by. */
export function checkCases(
  { cases, document, file }: ReadCases,
  policies: readonly PolicyInForce[],
): readonly Problem[] {
  const gates = [
    ...new Set([
      ...policies.flatMap(({ policy }) => policy.gates.map(({ name }) => name)),
      ...BUILT_IN_GATES.map(({ name }) => name),
    ]),
  ];
  const tiers = [...new Set(policies.flatMap(({ policy }) => policy.tiers))];
  const found = new Map(cases.map((each) => [each.index, each.expect]));
  const findings = [...found].flatMap(([index, expect]): readonly CaseFinding[] => {
    const at = ['cases', index, 'expect'];
    const { tier } = expect;
    const unknown = Object.keys(expect.gates ?? {}).filter((name) => !gates.includes(name));
    return [
      ...(tier === undefined || tiers.includes(tier) ? [] : [unknownTier(tier, tiers, [...at, 'tier'])]),
      ...unknown.map((name) => unknownGate(name, gates, [...at, 'gates', name])),
    ];
  });
  return locate(findings, document, { source: 'facts', file });
}

function unknownTier(tier: string, tiers: readonly string[], path: CaseFinding['path']): CaseFinding {
  const message = `The policy has no tier \`${tier}\`, so no release has it. ${suggest(tier, tiers, 'Its tiers')}`;
  return { code: 'tier-unknown', path, at: 'value', message };
}

function unknownGate(name: string, gates: readonly string[], path: CaseFinding['path']): CaseFinding {
  const message = `The policy has no gate \`${name}\`, so nothing can be expected of it. ${suggest(name, gates, 'Its gates')}`;
  return { code: 'gate-unknown', path, at: 'key', message };
}
