/** The audit entries of what people state in comment commands, besides overrides. */
import type { Instant } from '../domain/instant.ts';
import type { Question } from '../domain/question.ts';
import type { NewAuditEntry } from './entry.ts';
import { subjectOfQuestion } from './subject.ts';

/** Whether an approval counts is judged by the decisions that follow; they list whom they counted. */
export function statementEntry(
  question: Question,
  statement: {
    readonly kind: 'approve' | 'reject' | 'hold' | 'lift' | 'freeze' | 'unfreeze' | 'rollback' | 'recovered' | 'cause';
    readonly userId: number;
    readonly user: string;
    readonly environment: string;
    readonly reason: string;
    readonly at: Instant;
    readonly commentId: number;
    readonly sha?: string;
    readonly until?: Instant | null;
    /** Comments that set what this ends. */
    readonly ends?: readonly number[];
    /** Null: none of ours. */
    readonly deploymentId?: number | null;
  },
): NewAuditEntry {
  const { kind, at, user, userId, environment, sha, reason, commentId, until, ends } = statement;
  const { deploymentId } = statement;
  return {
    at,
    // A hold that we set ourselves is nobody's word, and stands in no comment.
    actor: userId === 0 ? { kind: 'tidegate' } : { kind: 'user', id: userId, login: user },
    kind,
    subject: {
      ...subjectOfQuestion(question),
      ...(deploymentId == null ? {} : { deployment: deploymentId }),
      ...(environment === '' ? {} : { environment }),
      ...(userId === 0 ? {} : { comment: commentId }),
      commit: sha,
    },
    data: {
      ...(reason === '' ? {} : { reason }),
      ...(until === undefined ? {} : { until }),
      ...(ends === undefined ? {} : { ends }),
      ...(deploymentId === null ? { cause: 'external' } : {}),
    },
  };
}
