/** `/tidegate acknowledge`: somebody takes on what people were paged for. It only keeps further people from being paged. */
import { toInstant } from '../../../domain/instant.ts';
import { type Question, questionKey } from '../../../domain/question.ts';
import { isSameName } from '../../../policy/names.ts';
import { hasPermission } from '../../../policy/people.ts';
import type { Answer } from '../../answer.ts';
import { rollbackOfFinding } from '../../escalation/rollback-of-finding.ts';
import type { KeptEscalation, Ports } from '../../ports.ts';
import { replyAcknowledged, replyMayNotAcknowledge, replyNothingToAcknowledge } from './acknowledge-texts.ts';
import { type CommandOf, type Given, replied } from './given.ts';
import { authorOf } from './somebody.ts';

/** Whoever may write here may: whoever answers at night is not always whom the policy names. */
export async function acknowledge(given: Given<CommandOf<'acknowledge'>>): Promise<Answer> {
  const { command, comment, ports, question, at } = given;
  const person = await authorOf(given, []);
  if (person === undefined || !hasPermission(person, 'write')) {
    return replied(given, replyMayNotAcknowledge(command.environment, comment.user));
  }
  const open = await ports.store.openEscalations(question.repository.id);
  const paged = open.filter(({ pages }) => pages.length > 0);
  const here = paged.filter((each) => isSameName(each.question.environment, command.environment));
  const taken = here.filter(({ acknowledged }) => acknowledged === null);
  if (taken.length === 0) return replied(given, replyNothingToAcknowledge(command.environment, here, paged));
  const by = { by: comment.user, userId: comment.userId, how: 'comment', at: toInstant(at) } as const;
  return replied(given, replyAcknowledged(comment.user, taken), {
    acknowledgements: taken.map(({ id }) => ({ ...by, escalation: id })),
    questions: await askedAgain(taken, ports),
  });
}

/** Nobody further is paged, and the issue of the rollback says who takes it on. */
async function askedAgain(taken: readonly KeptEscalation[], { store }: Ports): Promise<readonly Question[]> {
  const asked = new Map<string, Question>();
  for (const { question } of taken) {
    for (const each of [question, ...(await rollbackOfFinding(question, store))]) asked.set(questionKey(each), each);
  }
  return [...asked.values()];
}
