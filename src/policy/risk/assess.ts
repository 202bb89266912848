/** The tier that the rules of a policy give to one reading of a change. */
import type { TierReason } from '../../domain/decision.ts';
import { tierOfType } from '../release-type.ts';
import { type CompiledRule, rulesOf } from '../rules.ts';
import type { Policy } from '../schema.ts';
import type { Match, Subject } from './match.ts';

/** Why, without the change it is about. */
export type Ground = Pick<TierReason, 'because' | 'detail'>;

export interface Assessment {
  readonly rank: number;
  readonly grounds: readonly Ground[];
}

interface Answer extends Match {
  readonly rule: CompiledRule;
  readonly rank: number;
}

/**
 * The highest tier that the change could have if everything were known. A rule of which that is not known may match, so
 * it raises; and it may not match, so it neither lowers anything nor puts the rule without `when` aside.
 */
export function assess(policy: Policy, subject: Subject): Assessment {
  const rules = rulesOf(policy);
  if (rules === undefined) return byType(policy, subject);
  const answers = answersOf(policy, rules, subject);
  const surely = answers.filter(({ isSure }) => isSure);
  const unclear = answers.filter(({ isSure }) => !isSure);
  const certain = surely.length > 0 ? highestOf(surely) : withoutMatch(policy, rules, subject, unclear);
  const raising = unclear.filter(({ rank }) => rank > certain.rank);
  return raising.length > 0 ? highestOf(raising) : certain;
}

function byType({ tiers }: Policy, { types }: Subject): Assessment {
  const ranked = types.map((type) => ({ type, rank: tierOfType(tiers, type) }));
  const rank = Math.max(...ranked.map((each) => each.rank));
  const detail = 'without risk rules the tier follows the release type';
  const deciding = ranked.filter((each) => each.rank === rank);
  return { rank, grounds: deciding.slice(0, 1).map(({ type }) => ({ because: `type ${type}`, detail })) };
}

/** The answers that can matter, in the order of the file: below a tier that a rule surely gives, none does. */
function answersOf(policy: Policy, rules: readonly CompiledRule[], subject: Subject): readonly Answer[] {
  const answers: (Match & RankedRule)[] = [];
  let least = 0;
  for (const ranked of rankedRules(policy, rules)) {
    if (ranked.rank < least) break;
    const match = ranked.rule.match(subject);
    if (match === undefined) continue;
    answers.push({ ...match, ...ranked });
    if (match.isSure) least = ranked.rank;
  }
  return answers.sort((one, other) => one.index - other.index);
}

interface RankedRule {
  readonly rule: CompiledRule;
  readonly rank: number;
  /** In the file. */
  readonly index: number;
}

const rankedRulesOf = new WeakMap<Policy, readonly RankedRule[]>();

/** Rules with a condition, the highest tier first. */
function rankedRules(policy: Policy, rules: readonly CompiledRule[]): readonly RankedRule[] {
  const kept =
    rankedRulesOf.get(policy) ??
    rules
      .map((rule, index) => ({ rule, rank: policy.tiers.indexOf(rule.tier), index }))
      .filter(({ rule }) => !rule.isDefault)
      .sort((one, other) => other.rank - one.rank);
  rankedRulesOf.set(policy, kept);
  return kept;
}

/** Rules without `when` apply when no other surely matches; without any of them it is the lowest tier. */
function withoutMatch(
  policy: Policy,
  rules: readonly CompiledRule[],
  subject: Subject,
  unclear: readonly Answer[],
): Assessment {
  const applying = rules.flatMap((rule): readonly Answer[] => {
    const match = rule.isDefault ? rule.match(subject) : undefined;
    return match === undefined ? [] : [{ ...match, rule, rank: policy.tiers.indexOf(rule.tier) }];
  });
  if (applying.length === 0) return { rank: 0, grounds: [{ because: 'no rule matched', detail: 'the lowest tier' }] };
  const { rank, grounds } = highestOf(applying);
  const why = unclear[0] === undefined ? '' : `; ${unclear[0].detail}`;
  return { rank, grounds: grounds.map(({ because, detail }) => ({ because, detail: detail + why })) };
}

/** Only what gives the tier is told. */
function highestOf(answers: readonly Answer[]): Assessment {
  const rank = Math.max(...answers.map((answer) => answer.rank));
  const deciding = answers.filter((answer) => answer.rank === rank);
  return { rank, grounds: deciding.map(({ rule, detail }) => ({ because: rule.because, detail })) };
}
