/** The built-in gate `plan`: nobody said no-go at a stage of the planned release, or somebody said go there since. */
import type { PlanFact, StageDecisionFact } from '../../domain/facts.ts';
import { type EpochMs, epochMs } from '../../domain/instant.ts';
import { plainLine } from '../../domain/markdown.ts';
import { isSameName } from '../names.ts';
import type { BuiltInGate, Finding, ReleaseContext } from './context.ts';
import { nextChange } from './past-deployments.ts';

/** Titles of milestones and reasons of people may be long. */
const LONGEST_TITLE = 100;
const LONGEST_REASON = 300;

/** Listed when the release brings changes of a planned one, and some policy plans. */
export const planGate: BuiltInGate = {
  name: 'plan',
  yieldsToRollback: true,
  judge(context) {
    const owners = context.policies.filter((policy) => policy.plan !== undefined);
    const plans = context.facts.plans ?? [];
    if (owners.length === 0 || plans.length === 0 || context.environment === undefined) return undefined;
    return { finding: withChange(judgePlans(plans, context), plans, context), owners };
  },
};

interface Standing extends StageDecisionFact {
  readonly plan: string;
}

/** A go that is still to come by this clock takes a no-go back when it comes. */
function withChange(finding: Finding, plans: readonly PlanFact[], context: ReleaseContext): Finding {
  const ahead = plans
    .flatMap(({ decisions }) => decisions.map((each) => epochMs(each.at)))
    .filter((instant) => instant > context.at);
  if (ahead.length === 0) return finding;
  const changesAt = nextChange(ahead, context.at, (at) => judgePlans(plans, { ...context, at }).status);
  return { ...finding, changesAt };
}

function judgePlans(plans: readonly PlanFact[], { at }: ReleaseContext): Finding {
  const standing = plans.flatMap((plan) =>
    latestOf(plan.decisions, at).map((each): Standing => ({ ...each, plan: titleOf(plan) })),
  );
  const [no, ...others] = standing.filter(({ verdict }) => verdict === 'no-go');
  if (no !== undefined) {
    const because = no.reason === undefined ? {} : { reason: plainLine(no.reason, LONGEST_REASON) };
    const more = others.length === 0 ? {} : { others: others.length };
    const reason = { code: 'no-go', plan: no.plan, stage: no.stage, user: no.user, ...because, ...more };
    return { kind: 'plan', status: 'failed', reason };
  }
  const titles = plans.map(titleOf);
  if (standing.length === 0) return { kind: 'plan', status: 'met', reason: { code: 'no-decision', plans: titles } };
  const stages = standing.map(({ plan, stage, user }) => ({ plan, stage, user }));
  return { kind: 'plan', status: 'met', reason: { code: 'go', plans: titles, stages } };
}

function titleOf({ title }: PlanFact): string {
  return plainLine(title, LONGEST_TITLE);
}

/**
 * Of each stage the last word, whoever said it. Of two at one instant nobody can tell which is later: a no stays. So does
 * one that is still to come by this clock: it was said, and whose clock is right nobody can tell either.
 */
function latestOf(decisions: readonly StageDecisionFact[], at: EpochMs): readonly StageDecisionFact[] {
  const said = decisions.filter((each) => each.verdict === 'no-go' || epochMs(each.at) <= at).toSorted(byTime);
  return said.filter((each, index) => !said.slice(index + 1).some((later) => isSameName(later.stage, each.stage)));
}

function byTime(one: StageDecisionFact, other: StageDecisionFact): number {
  return epochMs(one.at) - epochMs(other.at) || Number(one.verdict === 'no-go') - Number(other.verdict === 'no-go');
}
