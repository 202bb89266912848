/** The audit entries of notices: what is about to be told to whom, and how each try ended. */
import { digestOf } from '../domain/canonical.ts';
import type { Outcome } from '../domain/effect.ts';
import type { Instant } from '../domain/instant.ts';
import { type Notice, slotOfNotice } from '../domain/notice.ts';
import { fullName } from '../domain/repository.ts';
import type { AuditSubject, NewAuditEntry } from './entry.ts';

/** Written before it is sent. */
export function noticeEntry(at: Instant, notice: Notice): NewAuditEntry {
  return { at, actor: { kind: 'tidegate' }, kind: 'effect', subject: subjectOfNotice(notice), data: dataOf(notice) };
}

/** How a try to tell it ended. `attempt` counts from 1. */
export function noticeOutcomeEntry(at: Instant, notice: Notice, outcome: Outcome, attempt: number): NewAuditEntry {
  const { kind, ...detail } = outcome;
  return {
    at,
    actor: { kind: 'tidegate' },
    kind: 'outcome',
    subject: subjectOfNotice(notice),
    data: { ...dataOf(notice), attempt, outcome: kind, ...detail },
  };
}

function dataOf(notice: Notice): Readonly<Record<string, unknown>> {
  return { effect: notice.kind, slot: slotOfNotice(notice), digest: digestOf(notice) };
}

function subjectOfNotice({ repository, told }: Notice): AuditSubject {
  const { environment, sha, deploymentId } = told;
  return {
    repository: fullName(repository),
    repositoryId: repository.id,
    ...(deploymentId === null ? {} : { deployment: deploymentId }),
    ...(environment === null ? {} : { environment }),
    ...(sha === null ? {} : { commit: sha }),
  };
}
