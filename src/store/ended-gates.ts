import type { EpochMs } from '../domain/instant.ts';
import type { Database } from './tables.ts';

/** GitHub tells when a comment was written by the second, and leaves out the rest. */
const SECOND_MS = 1000;

/**
 * A walk along the lane: those that ended since are few. What we let through ended when we did that, and not when we
 * saw that it was done.
 */
export async function endedSince(
  db: Database,
  repositoryId: number,
  environment: string,
  at: EpochMs,
): Promise<readonly string[]> {
  const written = at + SECOND_MS;
  const rows = await db
    .selectFrom('gate')
    .select(['deployment_id', 'sha', 'state'])
    .where('repository_id', '=', repositoryId)
    .where('environment_key', '=', environment.toLowerCase())
    .where('state', 'not in', ['pending', 'held'])
    .where('since', '>=', written)
    .where('requested_at', '<=', at)
    .execute();
  const opened = new Set<string>();
  for (const row of rows.filter(({ state }) => state === 'approved')) {
    if (await wasOpenedBefore(db, `${repositoryId}/gate/${row.deployment_id}/open`, written)) opened.add(row.sha);
  }
  // Jobs of one matrix are let through together, with one approval.
  const ended = rows.filter(({ sha, state }) => state !== 'approved' || !opened.has(sha));
  return [...new Set(ended.map(({ sha }) => sha))].sort();
}

async function wasOpenedBefore(db: Database, slot: string, at: EpochMs): Promise<boolean> {
  const row = await db
    .selectFrom('effect')
    .select('settled_at')
    .where('slot', '=', slot)
    .where('state', '=', 'done')
    .executeTakeFirst();
  return row !== undefined && row.settled_at !== null && row.settled_at < at;
}
