/** `/tidegate unfreeze`: ends the freezes that people set. Those of the policy end when the policy says. */
import { epochMs } from '../../../domain/instant.ts';
import { isSameName } from '../../../policy/names.ts';
import type { Answer } from '../../answer.ts';
import { type CommandOf, type Given, policiesFor, replied, stated, statedBy } from './given.ts';
import { whyNotPermitted } from './permitted.ts';
import { replyNoFreeze, replyUnfrozen } from './restriction-texts.ts';

export async function unfreeze(given: Given<CommandOf<'unfreeze'>>): Promise<Answer> {
  const found = await policiesFor(given);
  if ('answer' in found) return found.answer;
  const refusal = await whyNotPermitted(given, found.policies);
  if (refusal !== undefined) return replied(given, refusal);
  const { command, comment, ports, question, at } = given;
  const { freezes } = await ports.store.restrictions(question.repository.id);
  const meant = freezes
    .filter(
      (each) => isSameName(each.environment, command.environment) && epochMs(each.at) <= epochMs(comment.createdAt),
    )
    .filter(({ until }) => until === null || epochMs(until) > at);
  const [first] = meant;
  if (first === undefined) return replied(given, replyNoFreeze(command.environment));
  const { environment } = first;
  const ends = meant.map(({ commentId }) => commentId);
  const statement = { ...statedBy(given), kind: 'unfreeze', environment, reason: command.reason, ends } as const;
  return stated(given, replyUnfrozen(statement, meant), statement);
}
