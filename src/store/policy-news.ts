import type { AnswerRecord, Claim } from '../flow/ports.ts';
import type { Database, Tx } from './tables.ts';

export async function policyNews(db: Database, repositoryId: number): Promise<string | null> {
  const row = await db
    .selectFrom('policy_news')
    .select('body')
    .where('repository_id', '=', repositoryId)
    .executeTakeFirst();
  return row?.body ?? null;
}

export async function keepPolicyNews(tx: Tx, { question }: Claim, { policyNews: body }: AnswerRecord): Promise<void> {
  if (body === undefined) return;
  await tx
    .insertInto('policy_news')
    .values({ repository_id: question.repository.id, body })
    .onConflict((conflict) => conflict.column('repository_id').doUpdateSet({ body }))
    .execute();
}
