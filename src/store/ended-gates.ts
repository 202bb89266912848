import type { EpochMs } from '../domain/instant.ts';
import type { Database } from './tables.ts';

/** A walk along the lane: those that ended since are few. */
export async function endedSince(
  db: Database,
  repositoryId: number,
  environment: string,
  at: EpochMs,
): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('gate')
    .select('sha')
    .distinct()
    .where('repository_id', '=', repositoryId)
    .where('environment_key', '=', environment.toLowerCase())
    .where('state', 'not in', ['pending', 'held'])
    .where('since', '>', at)
    .where('requested_at', '<=', at)
    .orderBy('sha')
    .execute();
  return rows.map(({ sha }) => sha);
}
