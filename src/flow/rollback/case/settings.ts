/** What the policies in force say of rollbacks in an environment, as one set of rules: the strictest of each. */
import { parseDuration } from '../../../domain/instant.ts';
import { workflowName } from '../../../domain/workflow-file.ts';
import type { PolicyInForce } from '../../../policy/decide.ts';
import { entryFor } from '../../../policy/names.ts';
import type { Policy, RollbackRules } from '../../../policy/schema.ts';
import { commonTiers, tierFor } from '../../../policy/tiers.ts';
import type { RollbackSettings } from '../../../rollback/case.ts';

/** A finding that reached us later than this is looked at by people: meanwhile they may have done something about it. */
const MAX_FAILURE_AGE_MS = 1_200_000;

interface Ruling {
  readonly policy: Policy;
  readonly rules: RollbackRules;
}

/** Undefined: no policy says anything of rollbacks here. */
export function rollbackSettings(
  policies: readonly PolicyInForce[],
  environment: string,
): RollbackSettings | undefined {
  const ruling = policies.flatMap(({ policy }) => {
    const rules = entryFor(policy, environment)?.rollback;
    return rules === undefined ? [] : [{ policy, rules }];
  });
  const [first] = ruling;
  if (first === undefined) return undefined;
  return {
    on: first.rules.on.filter((verdict) => ruling.every(({ rules }) => rules.on.includes(verdict))),
    authorise: authoriseOf(policies, ruling),
    // The repository knows its own workflows better.
    workflow: ruling.flatMap(({ rules }) => (rules.workflow === undefined ? [] : workflowName(rules.workflow))).at(-1),
    barriers: {
      labels: [...new Set(ruling.flatMap(({ rules }) => rules.barriers?.labels ?? []))],
      paths: [...new Set(ruling.flatMap(({ rules }) => rules.barriers?.paths ?? []))],
    },
    attempts: Math.min(...ruling.map(({ rules }) => rules.limit?.attempts ?? 1)),
    window: windowOf(ruling),
    maxFailureAgeMs: MAX_FAILURE_AGE_MS,
  };
}

/** `auto` where every policy that has rules says so, each in its own tiers. */
function authoriseOf(policies: readonly PolicyInForce[], ruling: readonly Ruling[]): RollbackSettings['authorise'] {
  const { tiers } = commonTiers(policies.map(({ policy }) => policy));
  const entries = tiers.map((tier) => {
    const isAuto = ruling.every(({ policy, rules }) => {
      const own = tierFor(policy, { tier, tiers });
      return Object.hasOwn(rules.authorise, own) && rules.authorise[own] === 'auto';
    });
    return [tier, isAuto ? 'auto' : 'ask'] as const;
  });
  return Object.fromEntries(entries);
}

/** The fewest in the longest time that any of them says. */
function windowOf(ruling: readonly Ruling[]): RollbackSettings['window'] {
  const windows = ruling.flatMap(({ rules }) => {
    const { per, 'at-most': atMost } = rules.limit ?? {};
    const perMs = per === undefined ? undefined : parseDuration(per);
    return perMs === undefined || atMost === undefined ? [] : [{ perMs, atMost }];
  });
  if (windows.length === 0) return null;
  return {
    perMs: Math.max(...windows.map(({ perMs }) => perMs)),
    atMost: Math.min(...windows.map(({ atMost }) => atMost)),
  };
}
