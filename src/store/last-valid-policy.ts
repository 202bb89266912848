import type { Instant } from '../domain/instant.ts';
import type { KeptPolicy } from '../flow/ports.ts';
import type { Database } from './tables.ts';

export async function lastValidPolicy(db: Database, repositoryId: number): Promise<KeptPolicy | null> {
  const row = await db
    .selectFrom('policy')
    .select(['text', 'sha', 'at'])
    .where('repository_id', '=', repositoryId)
    .executeTakeFirst();
  return row ? { ...row, at: row.at as Instant } : null;
}
