/** `/tidegate rollback`: somebody says that an environment goes back from what it runs, or that it may when it was asked. */
import type { PolicyInForce } from '../../../policy/decide.ts';
import type { Answer } from '../../answer.ts';
import { whoMayGoBack } from '../../owner/who-may-go-back.ts';
import { judgeRollback } from '../../rollback/case/gather-case.ts';
import { waitsForEnd } from '../../rollback/kept-order.ts';
import { toldOf } from '../../rollback/show/told.ts';
import { findEnvironment } from './environment.ts';
import { type CommandOf, type Given, policiesFor, replied, statedAt, statedBy } from './given.ts';
import { replyNoSuchEnvironment } from './permission-texts.ts';
import { whyNotPermitted } from './permitted.ts';
import { aimOf } from './rollback-aim.ts';
import { replyKept, replyNotBack, replyNothingRuns, replyOrdered } from './rollback-texts.ts';

type Ordering = Given<CommandOf<'rollback'>>;

export async function rollback(given: Ordering): Promise<Answer> {
  const found = await policiesFor(given);
  if ('answer' in found) return found.answer;
  const { policies } = found;
  const refusal = await whyNotPermitted(given, policies);
  if (refusal !== undefined) return replied(given, refusal);
  const { command, github } = given;
  const environment = await findEnvironment(github, command.environment, policies);
  if (environment.kind === 'unknown') {
    return replied(given, replyNoSuchEnvironment(command.environment, environment.known));
  }
  return rollBackIn(given, environment.name, policies);
}

async function rollBackIn(given: Ordering, environment: string, policies: readonly PolicyInForce[]): Promise<Answer> {
  const { command, question, ports } = given;
  const { repository } = question;
  const who = whoMayGoBack(policies, environment);
  const aim = await aimOf(given, environment, who);
  if ('refusal' in aim) return replied(given, aim.refusal);
  const { sha, id: deploymentId } = aim.deployment;
  const asked = { kind: 'rollback', repository, environment, deploymentId } as const;
  const trigger = { kind: 'requested', by: given.comment.user, at: statedAt(given) } as const;
  // Judged here for the answer; the order itself is carried out in the lane of the environment.
  const decided = await judgeRollback({ ...given, question: asked, policies, trigger, orderedBy: trigger.by });
  if (decided === null) return replied(given, replyNothingRuns(environment));
  const told = await toldOf(decided, ports);
  const { action, target } = decided.decision;
  if (action !== 'rollback' || target === null) return replied(given, replyNotBack(environment, told));
  const { reason } = command;
  const statement = { ...statedBy(given), kind: 'rollback', environment, sha, reason } as const;
  const way = { target: target.sha, changes: decided.goes?.takenAway.changes.length ?? 0, who };
  const reply = waitsForEnd(decided) ? replyKept(statement, way, told.failedRunId) : replyOrdered(statement, way);
  return replied(given, reply, { statements: [statement], questions: [asked] });
}
