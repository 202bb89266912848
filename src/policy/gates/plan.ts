/** The built-in gate `plan`: nobody said no-go at a stage of the planned release, or somebody said go there since. */
import type { PlanFact, StageDecisionFact } from '../../domain/facts.ts';
import { epochMs } from '../../domain/instant.ts';
import { plainLine } from '../../domain/markdown.ts';
import { lastWords } from '../plan/verdicts.ts';
import type { BuiltInGate, Finding, ReleaseContext } from './context.ts';
import { nextChange } from './past-deployments.ts';

/** Titles of milestones and reasons of people may be long. */
const LONGEST_TITLE = 100;
const LONGEST_REASON = 300;
/** Of those that left the milestone; its record lists all. */
const MOST_PULLS = 10;

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
  readonly plan: PlanFact;
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
  const standing = plans.flatMap((plan) => lastWords(plan.decisions, at).map((each): Standing => ({ ...each, plan })));
  const [no, ...others] = standing.filter(({ verdict }) => verdict === 'no-go');
  if (no !== undefined) {
    return { kind: 'plan', status: 'failed', reason: sayNoGo(no, others.length) };
  }
  const titles = plans.map(titleOf);
  if (standing.length === 0) return { kind: 'plan', status: 'met', reason: { code: 'no-decision', plans: titles } };
  const stages = standing.map(({ plan, stage, user }) => ({ plan: titleOf(plan), stage, user }));
  return { kind: 'plan', status: 'met', reason: { code: 'go', plans: titles, stages } };
}

function sayNoGo({ plan, stage, user, reason }: Standing, others: number) {
  const { number: milestone, record, past } = plan;
  return {
    code: 'no-go',
    ...{ plan: titleOf(plan), stage, user },
    ...(reason === undefined ? {} : { reason: plainLine(reason, LONGEST_REASON) }),
    ...(others === 0 ? {} : { others }),
    ...(record === undefined ? {} : { record }),
    ...(past === undefined ? {} : { milestone, over: past.isOver, pulls: past.pulls.slice(0, MOST_PULLS) }),
  };
}

function titleOf({ title }: PlanFact): string {
  return plainLine(title, LONGEST_TITLE);
}
