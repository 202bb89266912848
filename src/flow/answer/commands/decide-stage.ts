/** `/tidegate go` and `/tidegate no-go`: a decision at a stage of a planned release. */
import { toInstant } from '../../../domain/instant.ts';
import { isSameName } from '../../../policy/names.ts';
import { planDates } from '../../../policy/plan/dates.ts';
import { verdictOf } from '../../../policy/plan/verdicts.ts';
import type { Policy } from '../../../policy/schema.ts';
import type { Answer } from '../../answer.ts';
import { NOTHING, pullsOf, together } from '../../no-goes.ts';
import { productionOf } from '../../plan/production.ts';
import type { KeptPlan, StatedStageDecision } from '../../ports.ts';
import type { ReplyText } from '../reply-texts.ts';
import { findPlan, type MeantPlan, type Stage } from './find-plan.ts';
import { policiesFor, replied, statedBy } from './given.ts';
import { sayLetIn } from './let-in-before.ts';
import { whyMayNotDecide } from './stage-permission.ts';
import { replyDecided, replyNoDate, replyNoSuchStage, replyTakenBack } from './stage-texts.ts';

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
  const { command } = given;
  const production = productionOf(policies);
  const dates = plan.due === null ? undefined : planDates(plan.title, plan.due, { policies, production });
  const stage = dates?.stages.find(({ name }) => isSameName(name, command.stage));
  if (dates !== undefined && stage !== undefined) {
    const decision = { ...decisionOf(given, plan, stage.name), ...(await aboutOf(given, plan)) };
    const letIn = command.kind === 'no-go' ? await letInOf(given, plan, policies) : [];
    const reply = replyDecided(decision, plan.title, stage, dates, letIn);
    return await kept(given, decision, reply, plan);
  }
  const held = await heldStage(given, plan);
  if (held !== undefined) {
    const decision = decisionOf(given, plan, held);
    return await kept(given, decision, replyTakenBack(decision, plan.title), plan);
  }
  if (dates === undefined) return replied(given, replyNoDate(plan.title));
  const known = dates.stages.map(({ name }) => name);
  return replied(given, replyNoSuchStage(command.stage, plan.title, known));
}

async function letInOf({ ports, question, at }: Stage, { title }: MeantPlan, policies: readonly Policy[]) {
  return await sayLetIn(title, { store: ports.store, repository: question.repository, policies, at });
}

/** A no-go holds for as long as nobody takes it back, also where the policy or the milestone has no such stage by now. */
async function heldStage({ command, question, ports, at }: Stage, { number }: MeantPlan): Promise<string | undefined> {
  if (command.kind !== 'go') return undefined;
  const decisions = await ports.store.stageDecisions(question.repository.id, number);
  const { verdict, standing } = verdictOf(command.stage, decisions, at);
  return verdict === 'no-go' ? standing.at(-1)?.stage : undefined;
}

function decisionOf(given: Stage, { number: milestone }: MeantPlan, stage: string): StatedStageDecision {
  const { command } = given;
  const { repositoryId, commentId, user, userId, at } = statedBy(given);
  return {
    ...{ repositoryId, commentId, user, userId, at },
    milestone,
    stage,
    verdict: command.kind,
    reason: command.kind === 'no-go' ? command.reason : '',
  };
}

/**
 * What a no-go is about is what belongs to the milestone now, or did when the plan was last told: whoever takes something
 * out of it a moment later takes nothing out of the no-go.
 */
async function aboutOf(
  { command, github }: Stage,
  { number, known }: MeantPlan,
): Promise<Pick<StatedStageDecision, 'about'>> {
  if (command.kind === 'go') return {};
  const isThere = (await github.milestone(number)) !== null;
  const now = isThere ? pullsOf(await github.milestoneItems(number)) : NOTHING;
  return { about: together(known?.about ?? NOTHING, now) };
}

/** So that nothing that is kept so is believed as read. */
const NEVER_READ = toInstant(0);

/** A plan that was never told is kept from now on, so that its no-go holds also where its milestone is gone a moment later. */
function firstKept({ question }: Stage, { number, title }: MeantPlan): KeptPlan {
  return {
    repositoryId: question.repository.id,
    ...{ number, title, state: 'open', date: null, productionAt: null, zone: 'UTC', stages: [] },
    ...{ downtime: null, warnings: [], updatedAt: null, at: NEVER_READ },
  };
}

async function kept(given: Stage, decision: StatedStageDecision, reply: ReplyText, plan: MeantPlan): Promise<Answer> {
  const { question, ports } = given;
  const { repository } = question;
  const told = { kind: 'plan', repository, milestone: decision.milestone } as const;
  return replied(given, reply, {
    stageDecisions: [decision],
    ...(plan.known === undefined ? { plan: firstKept(given, plan) } : {}),
    questions: [told, ...(await ports.store.openGates(repository.id))],
  });
}
