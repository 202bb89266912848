/** Milestones as they are now: what they are called, and when production follows from their dates. */
import type { PlanFact } from '../../domain/facts.ts';
import { Failure } from '../../domain/failure.ts';
import { type EpochMs, epochMs, type Instant, toInstant } from '../../domain/instant.ts';
import { planDates } from '../../policy/plan/dates.ts';
import type { Policy } from '../../policy/schema.ts';
import type { GitHub, KnownPlan } from '../ports.ts';
import { productionOf } from './production.ts';

/** A plan that was told so lately is believed: an event that changes it makes it told anew. */
const COUNTS_FOR_MS = 300_000;

export interface MilestonesCase {
  readonly github: Pick<GitHub, 'milestone' | 'openMilestones'>;
  readonly policies: readonly Policy[];
  readonly at: EpochMs;
}

export type Dated = Pick<PlanFact, 'title' | 'dueAt'>;

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
export async function currentPlans(
  input: MilestonesCase,
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
