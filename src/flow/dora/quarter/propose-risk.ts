/**
 * The smallest change of the rules under `risk` that could make tiers tell deployments that fail from those that do not:
 * rules of the higher tier under which the least failed go one tier down; where the lower tier fails too often, rules of
 * it under which the most failed go up.
 */
import { parsePolicy } from '../../../policy/parse.ts';
import type { Policy, RiskRule } from '../../../policy/schema.ts';
import { editTiers } from './edit-tiers.ts';
import type { RuleOutcome } from './rule-outcomes.ts';
import { unifiedDiff } from './unified-diff.ts';

export interface RiskStep {
  readonly lower: string;
  readonly higher: string;
  /** `up`: the lower tier surely fails more often than the policy allows. */
  readonly direction: 'down' | 'up';
}

export interface RiskPolicy {
  readonly text: string;
  readonly file: string;
  readonly policy: Policy;
  /** The organisation's, which the proposal has to agree with. */
  readonly organisation: Policy | undefined;
  readonly outcomes: readonly RuleOutcome[];
  /** The change fail rate that the policy allows, 0 to 1; null: it says nothing. */
  readonly failRateTarget: number | null;
}

export interface RuleMove extends RuleOutcome {
  readonly to: string;
}

export type RiskProposal =
  | { readonly kind: 'proposed'; readonly moves: readonly RuleMove[]; readonly diff: string; readonly policy: Policy }
  | { readonly kind: 'none'; readonly because: NoProposal; readonly needed?: number | undefined };

export type NoProposal =
  | 'no-rules'
  /** `needed` more deployments, of the rule that lacks the fewest. */
  | 'too-few'
  /** What is left guards against what must not go lower, or fails too often to go lower. */
  | 'nothing-to-move'
  /** The text cannot be changed line by line, or would not be valid. */
  | 'not-editable';

/** Of fewer the rate of a rule is a guess. */
const FEWEST = 5;

/** @param steps neighbouring tiers that want recalibration. The reasons of the first one tell why nothing is proposed. */
export function proposeRisk(policy: RiskPolicy, steps: readonly RiskStep[]): RiskProposal {
  const found = steps.map((step) => movesOf(policy, step));
  const moves = found.flatMap((each) => ('moves' in each ? each.moves : []));
  const [first] = found.flatMap((each) => ('moves' in each ? [] : [each]));
  if (moves.length === 0) return first ?? none('nothing-to-move');
  const once = moves.filter((move, at) => moves.findIndex(({ index }) => index === move.index) === at);
  const edits = once.map(({ index, rule, to }) => ({ index, from: rule.tier, to }));
  const text = editTiers(policy.text, edits);
  const origin = { source: 'policy', file: policy.file } as const;
  const parsed = text === null ? null : parsePolicy(text, origin, policy.organisation);
  if (text === null || parsed?.kind !== 'valid') return none('not-editable');
  return { kind: 'proposed', moves: once, diff: unifiedDiff(policy.text, text, policy.file), policy: parsed.policy };
}

type None = Extract<RiskProposal, { kind: 'none' }>;

function none(because: NoProposal, needed?: number): None {
  return { kind: 'none', because, ...(needed === undefined ? {} : { needed }) };
}

function movesOf(
  { policy, outcomes, failRateTarget }: RiskPolicy,
  { lower, higher, direction }: RiskStep,
): None | { readonly moves: readonly RuleMove[] } {
  if (policy.risk === undefined) return none('no-rules');
  const isDown = direction === 'down';
  const own = outcomes.filter(({ rule }) => rule.tier === (isDown ? higher : lower));
  const movable = own.filter(({ rule }) => (isDown ? !isSafety(rule) : rule.when !== undefined));
  if (movable.length === 0) return none('nothing-to-move');
  const known = movable.filter(({ n }) => n >= FEWEST);
  if (known.length === 0) return none('too-few', Math.min(...movable.map(({ n }) => FEWEST - n)));
  const limit = failRateTarget ?? 1;
  const allowed = known.filter((each) => (isDown ? rateOf(each) <= limit : rateOf(each) > 0));
  const rates = allowed.map(rateOf);
  const wanted = isDown ? Math.min(...rates) : Math.max(...rates);
  const moves = allowed.filter((each) => rateOf(each) === wanted);
  return moves.length === 0
    ? none('nothing-to-move')
    : { moves: moves.map((each) => ({ ...each, to: isDown ? lower : higher })) };
}

function rateOf({ failed, n }: RuleOutcome): number {
  return failed / n;
}

/** What nobody looked at and what may break by design is not made less of because it went well so far. */
function isSafety({ when }: RiskRule): boolean {
  return when?.unreviewed !== undefined || (when?.dependency?.includes('major') ?? false);
}
