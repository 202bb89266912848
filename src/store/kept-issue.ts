import type { Effect, Outcome } from '../domain/effect.ts';
import type { Database, Tx } from './tables.ts';

/** Which issue it is, once GitHub told: from then on it is found by its number. */
export async function rememberIssue(tx: Tx, effect: Effect, outcome: Outcome): Promise<void> {
  if (effect.kind !== 'keep-issue' || outcome.kind !== 'done' || outcome.issue === undefined) return;
  await tx
    .insertInto('kept_issue')
    .values({ repository_id: effect.repository.id, key: effect.key, number: outcome.issue })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function keptIssue(db: Database, repositoryId: number, key: string): Promise<number | null> {
  const row = await db
    .selectFrom('kept_issue')
    .select('number')
    .where('repository_id', '=', repositoryId)
    .where('key', '=', key)
    .executeTakeFirst();
  return row?.number ?? null;
}
