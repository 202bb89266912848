/** Lines 2 and 3 for each kind of question: its facts, the decision on them, and the effects the decision wants. */

import type { EpochMs } from '../../domain/instant.ts';
import type { Question } from '../../domain/question.ts';
import type { AnswerRecord, Ports } from '../ports.ts';
import { answerCommand } from './answer-command.ts';
import { answerGate } from './answer-gate.ts';
import { answerMergeGroup } from './answer-merge-group.ts';
import { answerPolicy } from './answer-policy.ts';
import { answerPullRequest } from './answer-pull-request.ts';

export interface Answer {
  readonly record: AnswerRecord;
  /** When the answer can change by time alone, and the question is asked again; null: only an event can change it. */
  readonly dueAt: EpochMs | null;
}

export function answer(question: Question, ports: Ports): Promise<Answer> {
  switch (question.kind) {
    case 'gate':
      return answerGate(question, ports);
    case 'pull-request':
      return question.group ? answerMergeGroup(question, ports) : answerPullRequest(question, ports);
    case 'policy':
      return answerPolicy(question, ports);
    case 'command':
      return answerCommand(question, ports);
  }
}
