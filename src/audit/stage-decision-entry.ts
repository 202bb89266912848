/** The audit entry of a go or no-go at a stage of a planned release. */
import type { Instant } from '../domain/instant.ts';
import type { Question } from '../domain/question.ts';
import type { NewAuditEntry } from './entry.ts';
import { subjectOfQuestion } from './subject.ts';

export function stageDecisionEntry(
  question: Question,
  decision: {
    readonly milestone: number;
    readonly stage: string;
    readonly verdict: 'go' | 'no-go';
    readonly userId: number;
    readonly user: string;
    readonly reason: string;
    readonly at: Instant;
    readonly commentId: number;
  },
): NewAuditEntry {
  const { milestone, stage, verdict, userId, user, reason, at, commentId } = decision;
  return {
    at,
    actor: { kind: 'user', id: userId, login: user },
    kind: verdict,
    subject: { ...subjectOfQuestion(question), comment: commentId, milestone },
    data: { stage, ...(reason === '' ? {} : { reason }) },
  };
}
