/** `/tidegate go` and `/tidegate no-go`: a decision at a stage of a planned release. */
import { isSameName } from '../../../policy/names.ts';
import { planDates } from '../../../policy/plan/dates.ts';
import type { Policy } from '../../../policy/schema.ts';
import { productionOf } from '../../plan/production.ts';
import type { Answer } from '../answer.ts';
import { findPlan, type MeantPlan, type Stage } from './find-plan.ts';
import { policiesFor, replied, statedBy } from './given.ts';
import { whyMayNotDecide } from './stage-permission.ts';
import { replyDecided, replyNoDate, replyNoSuchStage } from './stage-texts.ts';

export async function decideStage(given: Stage): Promise<Answer> {
  const inForce = await policiesFor(given);
  if ('answer' in inForce) return inForce.answer;
  const policies = inForce.policies.map(({ policy }) => policy);
  const refusal = await whyMayNotDecide(given, policies);
  if (refusal !== undefined) return replied(given, refusal);
  const found = await findPlan(given, policies);
  if ('refusal' in found) return replied(given, found.refusal);
  return decided(given, found.plan, policies);
}

async function decided(given: Stage, plan: MeantPlan, policies: readonly Policy[]): Promise<Answer> {
  const { command, question, ports } = given;
  const { repository } = question;
  const production = productionOf(policies);
  const dates = plan.due === null ? undefined : planDates(plan.title, plan.due, { policies, production });
  if (dates === undefined) return replied(given, replyNoDate(plan.title));
  const stage = dates.stages.find(({ name }) => isSameName(name, command.stage));
  if (stage === undefined) {
    const known = dates.stages.map(({ name }) => name);
    return replied(given, replyNoSuchStage(command.stage, plan.title, known));
  }
  const { repositoryId, commentId, user, userId, at } = statedBy(given);
  const decision = {
    ...{ repositoryId, commentId, user, userId, at },
    milestone: plan.number,
    stage: stage.name,
    verdict: command.kind,
    reason: command.kind === 'no-go' ? command.reason : '',
  };
  const told = { kind: 'plan', repository, milestone: plan.number } as const;
  return replied(given, replyDecided(decision, plan.title, stage, dates), {
    stageDecisions: [decision],
    questions: [told, ...(await ports.store.openGates(repository.id))],
  });
}
