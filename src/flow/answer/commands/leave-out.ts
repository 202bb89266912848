/** `/tidegate leave-out`: a no-go is not about this pull request any more, says somebody who may decide. */
import type { Answer } from '../../answer.ts';
import { heldPulls, standingNoGoes } from '../../no-goes.ts';
import type { KnownPlan, StatedLeaveOut } from '../../ports.ts';
import { type CommandOf, type Given, policiesFor, replied, statedBy } from './given.ts';
import { replyLeftOut, replyNoNoGo, replyNotHeld, replySeveralHold } from './leave-out-texts.ts';
import { whyMayNotDecide } from './stage-permission.ts';

type LeaveOut = Given<CommandOf<'leave-out'>>;

export async function leaveOut(given: LeaveOut): Promise<Answer> {
  const inForce = await policiesFor(given);
  if ('answer' in inForce) return inForce.answer;
  const refusal = await whyMayNotDecide(
    given,
    inForce.policies.map(({ policy }) => policy),
  );
  if (refusal !== undefined) return replied(given, refusal);
  const { question, ports, command, at } = given;
  const stopped = (await ports.store.plansOf(question.repository.id)).filter(
    ({ decisions }) => standingNoGoes(decisions, at).length > 0,
  );
  const own = stopped.filter(({ issue }) => issue === question.issueNumber);
  const candidates = own.length > 0 ? own : stopped.filter((plan) => mayHold(plan, given));
  const [plan, ...others] = candidates;
  if (plan === undefined) return replied(given, replyNoNoGo(command.pull));
  if (others.length > 0) return replied(given, replySeveralHold(command.pull, candidates));
  const milestone = (await given.github.issue(command.pull))?.milestone ?? null;
  if (!(mayHold(plan, given) || milestone === plan.number)) {
    return replied(given, replyNotHeld(command.pull, plan, heldPulls(plan, at).pulls));
  }
  return await kept(given, plan, milestone === plan.number);
}

function mayHold(plan: KnownPlan, { command, at }: LeaveOut): boolean {
  const { pulls, isCut } = heldPulls(plan, at);
  return isCut || pulls.includes(command.pull);
}

async function kept(given: LeaveOut, { number: milestone, title }: KnownPlan, belongs: boolean): Promise<Answer> {
  const { question, ports, command } = given;
  const { repository } = question;
  const said: StatedLeaveOut = { ...statedBy(given), milestone, pull: command.pull, reason: command.reason };
  return replied(given, replyLeftOut(said, title, belongs), {
    leaveOuts: [said],
    questions: [{ kind: 'plan', repository, milestone }, ...(await ports.store.openGates(repository.id))],
  });
}
