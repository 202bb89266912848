import type { Instant } from '../domain/instant.ts';
import type { KeptOverride } from '../flow/ports.ts';
import type { Database } from './tables.ts';

/** Oldest first, expired ones included: whether one still counts is for the policy to say. */
export async function overrides(
  db: Database,
  repositoryId: number,
  environment: string,
): Promise<readonly KeptOverride[]> {
  const rows = await db
    .selectFrom('override')
    .selectAll()
    .where('repository_id', '=', repositoryId)
    .where('environment_key', '=', environment.toLowerCase())
    .orderBy('comment_id')
    .execute();
  return rows.map((row) => ({
    user: row.user_login,
    userId: row.user_id,
    environment: row.environment,
    sha: row.sha,
    reason: row.reason,
    at: row.at as Instant,
  }));
}
