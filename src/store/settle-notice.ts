import { noticeOutcomeEntry } from '../audit/notice-entries.ts';
import type { Outcome } from '../domain/effect.ts';
import { type EpochMs, toInstant } from '../domain/instant.ts';
import type { PendingNotice } from '../flow/ports.ts';
import { appendAudit } from './append-audit.ts';
import type { Database } from './tables.ts';
import { noteOfRetry } from './tries-of-notice.ts';

const FIRST_WAIT_MS = 1000;
/** Receivers that are down for hours are not asked every few minutes. */
const LONGEST_WAIT_MS = 3_600_000;

/** Settling twice is settling once; and whoever lost the claim to another process settles nothing. */
export async function settleNotice(db: Database, tried: PendingNotice, outcome: Outcome, at: EpochMs): Promise<void> {
  const attempt = tried.attempts + 1;
  const change =
    outcome.kind === 'retry'
      ? {
          due_at: at + (outcome.afterMs ?? waitAfter(attempt)),
          note: noteOfRetry(outcome.because, tried.mayBeTold || outcome.mayBeDone === true),
        }
      : { state: outcome.kind, due_at: null, settled_at: at, note: noteOf(outcome) };
  await db.transaction().execute(async (tx) => {
    const settled = await tx
      .updateTable('notice')
      .set(change)
      .where('id', '=', tried.id)
      .where('state', '=', 'pending')
      .where('attempts', '=', attempt)
      .returning('id')
      .executeTakeFirst();
    if (settled === undefined) return;
    const entry = noticeOutcomeEntry(toInstant(at), tried.notice, outcome, attempt);
    await appendAudit(tx, tried.notice.repository.installationId, [entry]);
  });
}

function noteOf(outcome: Exclude<Outcome, { kind: 'retry' }>): string | null {
  return outcome.kind === 'done' ? (outcome.note ?? null) : outcome.because;
}

/** 1 s, 2 s, 4 s ... 1 h. */
function waitAfter(attempts: number): number {
  return Math.min(FIRST_WAIT_MS * 2 ** Math.min(attempts - 1, 30), LONGEST_WAIT_MS);
}
