/** The audit entries of escalations: whom it was decided to page, that it is over, and who took it on. */
import type { Instant } from '../domain/instant.ts';
import type { EscalationQuestion } from '../domain/question.ts';
import type { NewAuditEntry } from './entry.ts';
import { subjectOfQuestion } from './subject.ts';

interface Escalation {
  readonly question: EscalationQuestion;
  readonly sha: string;
  readonly nth: number;
  readonly pages: readonly { readonly level: number; readonly variable: string; readonly pagedAt: Instant | null }[];
  readonly endedAt: Instant | null;
  readonly ending: string | null;
}

export function escalationEntry(at: Instant, escalation: Escalation): NewAuditEntry {
  const { question, sha, nth, pages, endedAt, ending } = escalation;
  const paged = pages.flatMap(({ level, variable, pagedAt }) =>
    pagedAt === null ? [] : [{ level, variable, pagedAt }],
  );
  return {
    at,
    actor: { kind: 'tidegate' },
    kind: 'escalation',
    subject: { ...subjectOfQuestion(question), commit: sha },
    data: {
      event: question.event,
      nth,
      paged,
      state: endedAt === null ? 'open' : 'over',
      ...(ending === null ? {} : { ending }),
    },
  };
}

/** A name in PagerDuty is nobody's identity here: the entry is ours, and repeats it. */
export function acknowledgeEntry(
  { question, sha, nth }: Escalation,
  said: {
    readonly by: string;
    readonly userId: number | null;
    readonly how: 'comment' | 'pagerduty';
    readonly at: Instant;
  },
): NewAuditEntry {
  const { by, userId, how, at } = said;
  return {
    at,
    actor: userId === null ? { kind: 'tidegate' } : { kind: 'user', id: userId, login: by },
    kind: 'acknowledge',
    subject: { ...subjectOfQuestion(question), commit: sha },
    data: { event: question.event, nth, how, ...(userId === null ? { by } : {}) },
  };
}
