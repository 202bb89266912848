import { auditLine, type NewAuditEntry } from '../audit/entry.ts';
import type { Tx } from './tables.ts';

/**
 * Puts entries at the end of an installation's log. The row of the log is locked until the transaction ends, so
 * places are given without gaps, in the order of commits.
 */
export async function appendAudit(tx: Tx, installationId: number, entries: readonly NewAuditEntry[]): Promise<void> {
  if (entries.length === 0) return;
  const log = await tx
    .insertInto('audit_log')
    .values({ installation_id: installationId, size: entries.length })
    .onConflict((conflict) =>
      conflict.column('installation_id').doUpdateSet((row) => ({ size: row('audit_log.size', '+', entries.length) })),
    )
    .returning('size')
    .executeTakeFirstOrThrow();
  const first = log.size - entries.length;
  for (const [index, entry] of entries.entries()) {
    await tx
      .insertInto('audit_entry')
      .values({
        installation_id: installationId,
        seq: first + index,
        repository_id: entry.subject.repositoryId,
        line: auditLine(entry, first + index),
      })
      .execute();
  }
}
