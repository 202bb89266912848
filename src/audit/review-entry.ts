/** The audit entries of what becomes of a review: who closed it, when and with which cause, or that it was opened again. */
import type { Instant } from '../domain/instant.ts';
import type { Question } from '../domain/question.ts';
import type { NewAuditEntry } from './entry.ts';
import { subjectOfQuestion } from './subject.ts';

/** As much of a review as the log holds of it. */
export interface LoggedReview {
  readonly environment: string;
  readonly issueNumber: number | null;
  /** Null: it is open. */
  readonly closedAt: Instant | null;
  readonly causes: readonly string[];
  readonly reopenings: number;
  /** The last time that it was closed and opened again by us. */
  readonly undoneAt: Instant | null;
  /** Who closed it last; null or absent: GitHub does not tell. */
  readonly closedBy?: { readonly id: number; readonly login: string } | null | undefined;
}

/**
 * Empty: nothing happened to it. Closing is what a person did, with their labels as the cause; opening again is ours, and
 * names who had closed it. A review that is closed without a cause and left so has no causes.
 *
 * @param before what was kept of it; null: nothing
 */
export function reviewEntries(
  at: Instant,
  question: Question,
  review: LoggedReview,
  before: LoggedReview | null,
): readonly NewAuditEntry[] {
  const { environment, issueNumber, closedAt, causes, reopenings, undoneAt, closedBy = null } = review;
  const subject = {
    ...subjectOfQuestion(question),
    environment,
    ...(issueNumber === null ? {} : { issue: issueNumber }),
  };
  const by = closedBy === null ? {} : { by: [closedBy] };
  const entry = (data: NewAuditEntry['data']): NewAuditEntry => {
    return { at, actor: { kind: 'tidegate' }, kind: 'review', subject, data };
  };
  const isUndone = undoneAt !== null && undoneAt !== (before?.undoneAt ?? null);
  const isClosed = closedAt !== null && closedAt !== (before?.closedAt ?? null);
  const isOpen = closedAt === null && before !== null && before.closedAt !== null;
  const closer = closedBy === null ? {} : { actor: { kind: 'user', ...closedBy } as const };
  return [
    ...(isUndone ? [entry({ state: 'reopened', closedAt: undoneAt, reopenings, ...by })] : []),
    ...(isClosed ? [{ ...entry({ state: 'closed', closedAt, causes, reopenings }), ...closer }] : []),
    ...(isOpen && !isUndone ? [entry({ state: 'open' })] : []),
  ];
}
