/** The audit entries of what becomes of gates. */
import type { GateLife } from '../domain/gate-life.ts';
import type { Instant } from '../domain/instant.ts';
import type { GateQuestion } from '../domain/question.ts';
import type { NewAuditEntry } from './entry.ts';
import { subjectOfQuestion } from './subject.ts';

/**
 * A gate changed its state, or is held for other reasons. A bypass is a finding and has a kind of its own. What people
 * wrote with it is no part of the entry: a log holds names and codes.
 */
export function gateEntry(at: Instant, question: GateQuestion, life: GateLife, before: GateLife | null): NewAuditEntry {
  const { state, reasons, requestedAt, runAttempt, sha, by } = life;
  const who = by.map(({ user, userId }) => ({ id: userId, login: user }));
  return {
    at,
    actor: { kind: 'tidegate' },
    kind: state === 'bypassed' ? 'bypass' : 'gate',
    subject: { ...subjectOfQuestion(question), commit: sha },
    data: {
      from: before?.state ?? null,
      to: state,
      reasons,
      run: question.runId,
      attempt: runAttempt,
      requestedAt,
      ...(who.length === 0 ? {} : { by: who }),
    },
  };
}
