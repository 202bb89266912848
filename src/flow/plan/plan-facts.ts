/** The planned releases that the changes of a candidate belong to, with what was decided about their stages. */
import type { Facts, PlanFact } from '../../domain/facts.ts';
import { hasPlans, isPlanned } from '../../policy/plan/planned.ts';
import { hasUnseenChanges } from '../../policy/risk/unseen-changes.ts';
import { decisionsFor, heldPulls, type StoppedPlan, standingNoGoes } from '../no-goes.ts';
import type { KnownPlan, StageDecision, Store } from '../ports.ts';
import { currentPlans, type Dated, type MilestonesCase } from './current-plans.ts';

export interface PlanCase extends MilestonesCase {
  readonly store: Pick<Store, 'plansOf' | 'stageDecisions'>;
  readonly repositoryId: number;
  readonly changes: Facts['changes'];
  /** Whether there may be changes that are not among them. */
  readonly hasUnseen: boolean;
}

/** The facts, with the planned releases that the changes belong to; where no policy plans, as they are. */
export async function withPlans(facts: Facts, input: Omit<PlanCase, 'changes' | 'hasUnseen'>): Promise<Facts> {
  const plans = await planFacts({ ...input, changes: facts.changes, hasUnseen: hasUnseenChanges(facts) });
  return plans === undefined ? facts : { ...facts, plans };
}

/** Undefined: no policy plans, so nothing is read. */
async function planFacts(input: PlanCase): Promise<readonly PlanFact[] | undefined> {
  if (!hasPlans(input.policies)) return undefined;
  const { repositoryId, store } = input;
  const kept = await store.plansOf(repositoryId);
  const own = input.changes.flatMap((change) => (change.kind === 'pull-request' ? (change.milestone ?? []) : []));
  const held = input.hasUnseen ? kept.filter((plan) => plan.state === 'open' && isStopped(plan, input)) : [];
  const numbers = [...new Set([...own, ...held.map(({ number }) => number)])];
  const now = await currentPlans(input, numbers, kept);
  const plans: PlanFact[] = [];
  for (const [number, dated] of now) {
    if (!isPlanned(input.policies, dated.title)) continue;
    const known = kept.find((each) => each.number === number);
    const plan = known ?? { decisions: await store.stageDecisions(repositoryId, number) };
    plans.push(presentPlan({ number, ...dated }, plan, known?.issue ?? null, input));
  }
  const past = kept.filter(({ number }) => !plans.some((each) => each.number === number));
  return [...plans, ...past.flatMap((plan) => pastPlan(plan, input) ?? [])].toSorted(
    (one, other) => one.number - other.number,
  );
}

function isStopped({ decisions }: StoppedPlan, { at }: PlanCase): boolean {
  return standingNoGoes(decisions, at).length > 0;
}

function presentPlan(
  { number, title, dueAt }: Dated & { readonly number: number },
  plan: StoppedPlan,
  issue: number | null,
  input: PlanCase,
): PlanFact {
  const belonging = pullsIn(input, (milestone) => milestone === number);
  const decisions = input.hasUnseen ? plan.decisions : decisionsFor(plan, pullsIn(input), belonging);
  return { number, title, dueAt, decisions: decisions.map(factOf), ...recordIn(issue) };
}

/**
 * One that nothing of the release belongs to now, and that said no to some of it when it did: whoever may take a pull
 * request out of a milestone, or end the milestone, may not end a no-go so. What the policy does not plan by any more is
 * past: changing the policy is judged by its own review. What is not listed may be among what a no-go is about, and then
 * it would be held.
 */
function pastPlan(plan: KnownPlan, input: PlanCase): PlanFact | undefined {
  const { number, title, productionAt: dueAt, issue } = plan;
  if (!(isPlanned(input.policies, title) && isStopped(plan, input))) return undefined;
  const held = heldPulls(plan, input.at);
  const pulls = pullsIn(input).filter((pull) => held.isCut || held.pulls.includes(pull));
  const mayBeHeld = input.hasUnseen && (plan.state === 'open' || held.isCut || held.pulls.length > 0);
  if (pulls.length === 0 && !mayBeHeld) return undefined;
  const decisions = input.hasUnseen ? plan.decisions : decisionsFor(plan, pulls, []);
  const past = { isOver: plan.state === 'over', pulls };
  return { number, title, dueAt, decisions: decisions.map(factOf), ...recordIn(issue), past };
}

function pullsIn(
  { changes }: PlanCase,
  isWanted: (milestone: number | undefined) => boolean = () => true,
): readonly number[] {
  return changes.flatMap((change) =>
    change.kind === 'pull-request' && isWanted(change.milestone) ? [change.number] : [],
  );
}

function recordIn(issue: number | null): Pick<PlanFact, 'record'> {
  return issue === null ? {} : { record: issue };
}

function factOf({ stage, verdict, user, reason, at }: StageDecision): PlanFact['decisions'][number] {
  return { stage, verdict, user, ...(reason === '' ? {} : { reason }), at };
}
