import type { Instant } from '../domain/instant.ts';
import type { Question } from '../domain/question.ts';
import type { ToldRollback } from '../domain/rollback.ts';
import type { NewAuditEntry } from './entry.ts';
import { subjectOfQuestion } from './subject.ts';

/** As much of a decision as the log holds of it. */
interface Logged {
  readonly decision: {
    readonly action: string;
    readonly reason: { readonly code: string };
    readonly target: { readonly deploymentId: number; readonly sha: string } | null;
    readonly rejected: readonly { readonly deploymentId: number; readonly sha: string; readonly code: string }[];
    readonly guards: readonly { readonly code: string; readonly held: boolean; readonly value: string }[];
    readonly quarantine: string | null;
  };
  readonly told: Pick<ToldRollback, 'tier' | 'freezes'>;
}

/** What was decided about a finding, row by row of the table. A freeze that did not count is said to be passed over. */
export function rollbackDecisionEntry(at: Instant, question: Question, { decision, told }: Logged): NewAuditEntry {
  const { action, reason, target, rejected, guards, quarantine } = decision;
  const isFrozen = action === 'rollback' && told.freezes.length > 0;
  return {
    at,
    actor: { kind: 'tidegate' },
    kind: 'rollback-decision',
    subject: subjectOfQuestion(question),
    data: {
      action,
      reason: reason.code,
      target: target?.sha ?? null,
      quarantine,
      tier: told.tier,
      guards,
      rejected,
      ...(isFrozen ? { freezes: told.freezes, freezeBypassedBy: 'pre-authorisation' } : {}),
    },
  };
}
