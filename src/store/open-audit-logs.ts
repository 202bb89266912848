/** Opens a database for reading its audit log: it is neither made nor brought up to date. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from '../domain/failure.ts';
import type { AuditLogs } from '../flow/ports.ts';
import { auditLogs } from './audit-lines.ts';
import { DATABASE_FILE } from './connect-sqlite.ts';
import { openPostgres, openSqlite, type StorePlace } from './open.ts';

/** Throws a `Failure` when there is no database. The App may be running meanwhile. */
export async function openAuditLogs({
  databaseUrl,
  dataFolder,
}: StorePlace): Promise<AuditLogs & { readonly close: () => Promise<void> }> {
  if (databaseUrl === undefined && !existsSync(join(dataFolder, DATABASE_FILE))) {
    const message = `TIDEGATE_DATA: there is no database in ${dataFolder}. Name the data folder of the App, or its DATABASE_URL.`;
    throw new Failure('not-found', message);
  }
  const db = databaseUrl === undefined ? await openSqlite(dataFolder) : openPostgres(databaseUrl);
  return { ...auditLogs(db), close: () => db.destroy() };
}
