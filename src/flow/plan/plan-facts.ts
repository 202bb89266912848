/** The planned releases that the changes of a candidate belong to, with what was decided about their stages. */
import type { Facts, PlanFact } from '../../domain/facts.ts';
import { type EpochMs, epochMs, type Instant, toInstant } from '../../domain/instant.ts';
import { planDates } from '../../policy/plan/dates.ts';
import { hasPlans, isPlanned } from '../../policy/plan/planned.ts';
import type { Policy } from '../../policy/schema.ts';
import type { GitHub, KnownPlan, StageDecision, Store } from '../ports.ts';
import { productionOf } from './production.ts';

/** A plan that was told so lately is believed: an event that changes it makes it told anew. */
const COUNTS_FOR_MS = 300_000;

export interface PlanCase {
  readonly store: Pick<Store, 'plansOf' | 'stageDecisions'>;
  readonly github: Pick<GitHub, 'milestone'>;
  readonly repositoryId: number;
  readonly policies: readonly Policy[];
  readonly changes: Facts['changes'];
  readonly at: EpochMs;
}

/** The facts, with the planned releases that the changes belong to; where no policy plans, as they are. */
export async function withPlans(facts: Facts, input: Omit<PlanCase, 'changes'>): Promise<Facts> {
  const plans = await planFacts({ ...input, changes: facts.changes });
  return plans === undefined ? facts : { ...facts, plans };
}

/** Undefined: no policy plans, so nothing is read. */
export async function planFacts(input: PlanCase): Promise<readonly PlanFact[] | undefined> {
  if (!hasPlans(input.policies)) return undefined;
  const numbers = new Set(
    input.changes.flatMap((change) => (change.kind === 'pull-request' ? (change.milestone ?? []) : [])),
  );
  if (numbers.size === 0) return [];
  const kept = await input.store.plansOf(input.repositoryId);
  const plans: PlanFact[] = [];
  for (const number of [...numbers].toSorted((one, other) => one - other)) {
    const known = kept.find((each) => each.number === number);
    const plan = isFresh(known, input.at) ? dated(known) : await readDated(input, number);
    if (plan === null || !isPlanned(input.policies, plan.title)) continue;
    const decisions = await input.store.stageDecisions(input.repositoryId, number);
    plans.push({ number, ...plan, decisions: decisions.map(factOf) });
  }
  return plans;
}

type Dated = Pick<PlanFact, 'title' | 'dueAt'>;

function isFresh(known: KnownPlan | undefined, at: EpochMs): known is KnownPlan {
  return known !== undefined && at - epochMs(known.at) <= COUNTS_FOR_MS;
}

function dated({ title, productionAt }: KnownPlan): Dated {
  return { title, dueAt: productionAt };
}

/** Null: the milestone is gone. */
async function readDated({ github, policies }: PlanCase, number: number): Promise<Dated | null> {
  const milestone = await github.milestone(number);
  if (milestone === null) return null;
  return { title: milestone.title, dueAt: productionOn(milestone.title, milestone.dueOn, policies) };
}

function productionOn(title: string, dueOn: Instant | null, policies: readonly Policy[]): Instant | null {
  const production = productionOf(policies);
  const dates = dueOn === null ? undefined : planDates(title, dueOn, { policies, production });
  return dates === undefined ? null : toInstant(dates.productionAt);
}

function factOf({ stage, verdict, user, reason, at }: StageDecision): PlanFact['decisions'][number] {
  return { stage, verdict, user, ...(reason === '' ? {} : { reason }), at };
}
