/** The requirement `strategy`: the environment is released to in one of the ways that the gate allows. */
import { entryFor } from '../names.ts';
import type { EnvironmentEntry, Policy } from '../schema.ts';
import type { ActiveGate, Finding, ReleaseContext } from './context.ts';

type Strategy = NonNullable<EnvironmentEntry['strategy']>;

export function judgeStrategies(
  gates: readonly ActiveGate[],
  { policies, environment }: ReleaseContext,
): ReadonlyMap<ActiveGate, Finding> {
  const strategy = environment === undefined ? undefined : strategyOf(policies, environment);
  const findings = gates.flatMap((active) => {
    const allowed = active.gate.require.strategy;
    return allowed === undefined ? [] : [[active, judge(allowed, strategy, environment)] as const];
  });
  return new Map(findings);
}

/** The repository's policy knows it better than its organisation's. Undefined: no policy says. */
export function strategyOf(policies: readonly Policy[], environment: string): Strategy | undefined {
  return policies.flatMap((policy) => entryFor(policy, environment)?.strategy ?? []).at(-1);
}

function judge(allowed: readonly Strategy[], strategy: Strategy | undefined, environment: string | undefined): Finding {
  const data = { allowed, ...(environment === undefined ? {} : { environment }) };
  if (strategy === undefined) {
    return { kind: 'strategy', status: 'pending', reason: { code: 'strategy-unknown', ...data } };
  }
  const isAllowed = allowed.includes(strategy);
  const code = isAllowed ? 'strategy-allowed' : 'strategy-not-allowed';
  return { kind: 'strategy', status: isAllowed ? 'met' : 'pending', reason: { code, strategy, ...data } };
}
