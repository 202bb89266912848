/** The audit entry of somebody's word that a whole train goes back. What goes back in each repository has its own. */
import type { Instant } from '../domain/instant.ts';
import type { Question } from '../domain/question.ts';
import type { NewAuditEntry } from './entry.ts';
import { subjectOfQuestion } from './subject.ts';

export function trainOrderEntry(
  question: Question,
  order: {
    readonly train: string;
    readonly title: string;
    readonly userId: number;
    readonly user: string;
    readonly reason: string;
    readonly at: Instant;
    readonly commentId: number;
  },
): NewAuditEntry {
  const { train, title, userId, user, reason, at, commentId } = order;
  return {
    at,
    actor: { kind: 'user', id: userId, login: user },
    kind: 'rollback',
    subject: { ...subjectOfQuestion(question), comment: commentId },
    data: { train, title, reason },
  };
}
