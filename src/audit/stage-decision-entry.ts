/** The audit entries of a go or no-go at a stage of a planned release, and of what is left out of a no-go. */
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
    readonly about?: { readonly pulls: readonly number[]; readonly isCut: boolean } | undefined;
  },
): NewAuditEntry {
  const { milestone, stage, verdict, userId, user, reason, at, commentId, about } = decision;
  return {
    at,
    actor: { kind: 'user', id: userId, login: user },
    kind: verdict,
    subject: { ...subjectOfQuestion(question), comment: commentId, milestone },
    data: {
      stage,
      ...(reason === '' ? {} : { reason }),
      ...(about === undefined ? {} : { pulls: about.pulls, complete: !about.isCut }),
    },
  };
}

export function leaveOutEntry(
  question: Question,
  said: {
    readonly milestone: number;
    readonly pull: number;
    readonly userId: number;
    readonly user: string;
    readonly reason: string;
    readonly at: Instant;
    readonly commentId: number;
  },
): NewAuditEntry {
  const { milestone, pull, userId, user, reason, at, commentId } = said;
  return {
    at,
    actor: { kind: 'user', id: userId, login: user },
    kind: 'leave-out',
    subject: { ...subjectOfQuestion(question), comment: commentId, milestone, pullRequest: pull },
    data: { reason },
  };
}
