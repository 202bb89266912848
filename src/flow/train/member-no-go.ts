/** A no-go of one member's plan, which holds all of the train where it goes: a train goes whole, or not at all. */
import type { MemberNoGoFact } from '../../domain/facts.ts';
import type { EpochMs, Instant } from '../../domain/instant.ts';
import { fullName, type RepositoryRef } from '../../domain/repository.ts';
import { heldPulls, standingNoGoes } from '../no-goes.ts';
import type { KnownPlan } from '../ports.ts';

export interface MemberNoGo {
  readonly stage: string;
  readonly user: string;
  /** Empty: none was given. */
  readonly reason: string;
  readonly at: Instant;
  /** Of the plan, `owner/name#12`; undefined: none that we know of. */
  readonly record: string | undefined;
}

/**
 * The newest one that stands. Also that of a plan whose milestone is closed: closing it ends no no-go.
 *
 * @param plans those of the title of the train
 */
export function noGoOf(plans: readonly KnownPlan[], repository: RepositoryRef, at: EpochMs): MemberNoGo | undefined {
  for (const plan of plans.filter((each) => isHolding(each, at))) {
    const newest = standingNoGoes(plan.decisions, at).at(-1);
    if (newest === undefined) continue;
    const { stage, user, reason } = newest;
    const record = plan.issue === null ? undefined : `${fullName(repository)}#${plan.issue}`;
    return { stage, user, reason, at: newest.at, record };
  }
  return undefined;
}

/** Not where all that it is about was left out of it. What it is about, where that is not known, may be anything. */
function isHolding(plan: KnownPlan, at: EpochMs): boolean {
  const standing = standingNoGoes(plan.decisions, at);
  if (standing.length === 0) return false;
  const isKnown = [...standing.map(({ about }) => about), plan.about].some((about) => (about?.pulls.length ?? 0) > 0);
  const { pulls, isCut } = heldPulls(plan, at);
  return !isKnown || isCut || pulls.length > 0;
}

/** As a fact about the member, without the words that were said. */
export function sayNoGo({ stage, user, record }: MemberNoGo): MemberNoGoFact {
  return { stage, user, ...(record === undefined ? {} : { record }) };
}
