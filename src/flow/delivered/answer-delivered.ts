/** Who is to be told that their changes reached production, or left it? */
import type { DeliveredQuestion } from '../../domain/question.ts';
import type { Answer } from '../answer/answer.ts';
import { recordOf } from '../answer/record-of.ts';
import type { Ports } from '../ports.ts';

export async function answerDelivered(question: DeliveredQuestion, ports: Ports): Promise<Answer> {
  await Promise.resolve(question);
  return { record: recordOf(ports.clock.now(), 'Nothing is to be done.', { final: true }), dueAt: null };
}
