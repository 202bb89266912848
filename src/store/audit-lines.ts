import type { AuditLogs } from '../flow/ports.ts';
import type { Database } from './tables.ts';

/** Lines that are read at once: some megabytes at most. */
const PAGE = 1000;

/** The audit log, read: what was there when reading began, in order. */
export function auditLogs(db: Database): AuditLogs {
  return {
    async auditLogs() {
      const logs = await db
        .selectFrom('audit_log')
        .select(['installation_id', 'size'])
        .orderBy('installation_id')
        .execute();
      return logs.map((log) => ({ installationId: log.installation_id, size: log.size }));
    },
    auditLines: (installationId, from) => linesFrom(db, installationId, from),
  };
}

async function* linesFrom(db: Database, installationId: number, from: number): AsyncGenerator<string, void, undefined> {
  const log = await db
    .selectFrom('audit_log')
    .select('size')
    .where('installation_id', '=', installationId)
    .executeTakeFirst();
  const size = log?.size ?? 0;
  for (let next = from; next < size; next += PAGE) {
    const page = await db
      .selectFrom('audit_entry')
      .select('line')
      .where('installation_id', '=', installationId)
      .where('seq', '>=', next)
      .where('seq', '<', Math.min(next + PAGE, size))
      .orderBy('seq')
      .execute();
    for (const { line } of page) yield line;
  }
}
