/** The planned releases that the changes of a candidate belong to, with what was decided about their stages. */
import type { Facts, PlanFact } from '../../domain/facts.ts';
import { Failure } from '../../domain/failure.ts';
import { type EpochMs, epochMs, type Instant, toInstant } from '../../domain/instant.ts';
import { hasUnseenChanges } from '../../policy/gates/unseen-changes.ts';
import { planDates } from '../../policy/plan/dates.ts';
import { hasPlans, isPlanned } from '../../policy/plan/planned.ts';
import { verdictOf } from '../../policy/plan/verdicts.ts';
import type { Policy } from '../../policy/schema.ts';
import type { GitHub, KnownPlan, StageDecision, Store } from '../ports.ts';
import { productionOf } from './production.ts';

/** A plan that was told so lately is believed: an event that changes it makes it told anew. */
const COUNTS_FOR_MS = 300_000;

export interface PlanCase {
  readonly store: Pick<Store, 'plansOf' | 'stageDecisions'>;
  readonly github: Pick<GitHub, 'milestone' | 'openMilestones'>;
  readonly repositoryId: number;
  readonly policies: readonly Policy[];
  readonly changes: Facts['changes'];
  /** Whether there may be changes that are not among them. */
  readonly hasUnseen: boolean;
  readonly at: EpochMs;
}

/** The facts, with the planned releases that the changes belong to; where no policy plans, as they are. */
export async function withPlans(facts: Facts, input: Omit<PlanCase, 'changes' | 'hasUnseen'>): Promise<Facts> {
  const plans = await planFacts({ ...input, changes: facts.changes, hasUnseen: hasUnseenChanges(facts) });
  return plans === undefined ? facts : { ...facts, plans };
}

/** Undefined: no policy plans, so nothing is read. */
export async function planFacts(input: PlanCase): Promise<readonly PlanFact[] | undefined> {
  if (!hasPlans(input.policies)) return undefined;
  const own = input.changes.flatMap((change) => (change.kind === 'pull-request' ? (change.milestone ?? []) : []));
  if (own.length === 0 && !input.hasUnseen) return [];
  const kept = await input.store.plansOf(input.repositoryId);
  const numbers = new Set([...own, ...(input.hasUnseen ? kept.filter(isHeld).map(({ number }) => number) : [])]);
  const plans: PlanFact[] = [];
  const dates = await readDates(input, [...numbers], kept);
  for (const number of [...numbers].toSorted((one, other) => one - other)) {
    const plan = dates.get(number) ?? null;
    if (plan === null || !isPlanned(input.policies, plan.title)) continue;
    const decisions = await input.store.stageDecisions(input.repositoryId, number);
    plans.push({ number, ...plan, decisions: decisions.map(factOf) });
  }
  return plans;
}

/** What is not listed may belong to it, and then it would be held. */
function isHeld({ state, decisions }: KnownPlan): boolean {
  return state === 'open' && decisions.some(({ stage }) => verdictOf(stage, decisions).verdict === 'no-go');
}

type Dated = Pick<PlanFact, 'title' | 'dueAt'>;

function isFresh(known: KnownPlan | undefined, at: EpochMs): known is KnownPlan {
  return known !== undefined && at - epochMs(known.at) <= COUNTS_FOR_MS;
}

function dated({ title, productionAt }: KnownPlan): Dated {
  return { title, dueAt: productionAt };
}

/** More than these are looked for in the list of open ones first, which costs a request or two whatever there is. */
const READ_SINGLY = 3;
/** Nobody plans one release in more milestones that are closed. */
const MOST_CLOSED = 20;

/** Without those that are gone. */
async function readDates(
  input: PlanCase,
  numbers: readonly number[],
  kept: readonly KnownPlan[],
): Promise<ReadonlyMap<number, Dated>> {
  const fresh = kept.filter((each) => numbers.includes(each.number) && isFresh(each, input.at));
  const found = new Map(fresh.map((each) => [each.number, dated(each)]));
  const { github, policies } = input;
  const wanted = numbers.filter((number) => !found.has(number));
  const open = wanted.length > READ_SINGLY ? await github.openMilestones() : [];
  const listed = open.filter(({ number }) => wanted.includes(number));
  const left = wanted.filter((number) => !listed.some((each) => each.number === number));
  if (left.length > MOST_CLOSED) {
    const message = `The changes belong to ${numbers.length} milestones, ${left.length} of them closed: whether somebody said no-go cannot be read of so many. Release fewer changes at once, or take pull requests out of closed milestones.`;
    throw new Failure('rejected', message);
  }
  for (const number of left) {
    const milestone = await github.milestone(number);
    if (milestone !== null) listed.push(milestone);
  }
  for (const { number, title, dueOn } of listed)
    found.set(number, { title, dueAt: productionOn(title, dueOn, policies) });
  return found;
}

function productionOn(title: string, dueOn: Instant | null, policies: readonly Policy[]): Instant | null {
  const production = productionOf(policies);
  const dates = dueOn === null ? undefined : planDates(title, dueOn, { policies, production });
  return dates === undefined ? null : toInstant(dates.productionAt);
}

function factOf({ stage, verdict, user, reason, at }: StageDecision): PlanFact['decisions'][number] {
  return { stage, verdict, user, ...(reason === '' ? {} : { reason }), at };
}
