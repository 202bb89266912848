import type { Instant } from '../domain/instant.ts';
import type { KeptPolicy } from '../flow/ports.ts';
import type { Database } from './tables.ts';

export async function lastValidOrganisationPolicy(db: Database, ownerId: number): Promise<KeptPolicy | null> {
  const row = await db
    .selectFrom('organisation_policy')
    .select(['text', 'sha', 'at'])
    .where('owner_id', '=', ownerId)
    .executeTakeFirst();
  return row ? { ...row, at: row.at as Instant } : null;
}

export async function keepValidOrganisationPolicy(db: Database, ownerId: number, policy: KeptPolicy): Promise<void> {
  const { text, sha, at } = policy;
  await db
    .insertInto('organisation_policy')
    .values({ owner_id: ownerId, text, sha, at })
    .onConflict((conflict) => conflict.column('owner_id').doUpdateSet({ text, sha, at }))
    .execute();
}

export async function forgetOrganisationPolicy(db: Database, ownerId: number): Promise<void> {
  await db.deleteFrom('organisation_policy').where('owner_id', '=', ownerId).execute();
}
