/** `/tidegate lift`: somebody answers for letting a held commit go. */
import { epochMs } from '../../../domain/instant.ts';
import { isSameName } from '../../../policy/names.ts';
import type { Answer } from '../../answer.ts';
import type { KeptHold } from '../../ports.ts';
import { type CommandOf, type Given, policiesFor, replied, stated, statedBy } from './given.ts';
import { whyNotPermitted } from './permitted.ts';
import { replyLifted, replyNoHold, replySeveralHolds } from './restriction-texts.ts';

export async function lift(given: Given<CommandOf<'lift'>>): Promise<Answer> {
  const found = await policiesFor(given);
  if ('answer' in found) return found.answer;
  const refusal = await whyNotPermitted(given, found.policies);
  if (refusal !== undefined) return replied(given, refusal);
  const { environment, sha: named, reason } = given.command;
  const holds = await holdsMeant(given);
  const [hold] = holds;
  if (hold === undefined) return replied(given, replyNoHold(environment, named));
  const commits = [...new Set(holds.map(({ sha }) => sha))];
  if (commits.length > 1) return replied(given, replySeveralHolds(environment, holds));
  const ends = holds.map(({ commentId }) => commentId);
  const at = { environment: hold.environment, sha: hold.sha };
  const statement = { ...statedBy(given), ...at, kind: 'lift', reason, ends } as const;
  return stated(given, replyLifted(statement, holds), statement);
}

/** Those that were there when the comment was written: a command that reaches us late lets go of nothing newer. */
async function holdsMeant({
  command,
  comment,
  ports,
  question,
}: Given<CommandOf<'lift'>>): Promise<readonly KeptHold[]> {
  const { holds } = await ports.store.restrictions(question.repository.id);
  return holds
    .filter((hold) => isSameName(hold.environment, command.environment))
    .filter((hold) => hold.sha.startsWith(command.sha ?? '') && epochMs(hold.at) <= epochMs(comment.createdAt));
}
