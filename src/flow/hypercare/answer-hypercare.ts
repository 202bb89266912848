/** Is this deployment still well, while it is watched? */
import type { HypercareQuestion } from '../../domain/question.ts';
import type { Answer } from '../answer/answer.ts';
import { recordOf } from '../answer/record-of.ts';
import type { Ports } from '../ports.ts';

export async function answerHypercare(question: HypercareQuestion, ports: Ports): Promise<Answer> {
  await Promise.resolve(question);
  return { record: recordOf(ports.clock.now(), 'Nothing is to be done.', { final: true }), dueAt: null };
}
