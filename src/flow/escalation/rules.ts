/** Which rules page somebody for an environment, and what is settled of them when a gate is opened. */
import type { PolicyInForce } from '../../policy/decide.ts';
import { entryFor, environmentGlob, matchesEnvironment } from '../../policy/names.ts';
import type { PageRule, Policy } from '../../policy/schema.ts';
import { isProduction } from '../history/request.ts';
import type { SettledOpening, SettledRule } from '../ports.ts';

type Policies = readonly Pick<PolicyInForce, 'policy'>[];

/** The organisation's first. */
export function rulesFor(policies: Policies, environment: string): readonly SettledRule[] {
  const inForce = policies.map(({ policy }) => policy);
  return inForce
    .flatMap(({ escalation = [] }) => escalation)
    .filter((rule) => isFor(rule, inForce, environment))
    .map(({ when, levels }) => ({ when, levels }));
}

/** Nobody is woken for staging unless the rule says so; nor is nobody woken where production has another name. */
function isFor(rule: PageRule, policies: readonly Policy[], environment: string): boolean {
  if (rule.for !== undefined) return matchesEnvironment(rule.for.environments, environment);
  return isProduction({ policies }, environment) || !isProductionNamed(policies);
}

function isProductionNamed(policies: readonly Policy[]): boolean {
  const names = policies.flatMap((policy) => Object.keys(policy.environments ?? {}));
  const mayBe = (name: string) => isProduction({ policies }, name) || environmentGlob(name)('production');
  return names.length === 0 || names.some(mayBe);
}

/** What the policies say of an environment now. */
export function settledBy(policies: Policies, environment: string): SettledOpening {
  const entries = policies.flatMap(({ policy }) => entryFor(policy, environment) ?? []);
  return {
    rules: rulesFor(policies, environment),
    isVerificationAsked: entries.some(({ verify }) => verify?.within !== undefined || verify?.smoke !== undefined),
    zone: policies.at(-1)?.policy.zone ?? 'UTC',
    runbooks: [...new Set(entries.flatMap(({ runbook }) => runbook ?? []))],
    isWayBackSetUp: entries.some(({ rollback }) => rollback !== undefined),
  };
}
