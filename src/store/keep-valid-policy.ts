import type { KeptPolicy } from '../flow/ports.ts';
import type { Database } from './tables.ts';

export async function keepValidPolicy(db: Database, repositoryId: number, policy: KeptPolicy): Promise<void> {
  const { text, sha, at } = policy;
  await db
    .insertInto('policy')
    .values({ repository_id: repositoryId, text, sha, at })
    .onConflict((conflict) => conflict.column('repository_id').doUpdateSet({ text, sha, at }))
    .execute();
}
