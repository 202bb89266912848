import { canonicalJson } from '../domain/canonical.ts';
import type { AnswerRecord, Claim, SettledOpening } from '../flow/ports.ts';
import type { Database, Tx } from './tables.ts';

export async function settledOpening(
  db: Database,
  repositoryId: number,
  deploymentId: number,
): Promise<SettledOpening | null> {
  const row = await db
    .selectFrom('opening')
    .select('body')
    .where('repository_id', '=', repositoryId)
    .where('deployment_id', '=', deploymentId)
    .executeTakeFirst();
  return row === undefined ? null : (JSON.parse(row.body) as SettledOpening);
}

/** An approval that was not sent, or that GitHub did not take, is decided on anew: the last one counts. */
export async function keepOpening(tx: Tx, { question }: Claim, { opening }: AnswerRecord): Promise<void> {
  if (opening === undefined) return;
  const body = canonicalJson(opening.settled);
  for (const deploymentId of opening.deploymentIds) {
    await tx
      .insertInto('opening')
      .values({ repository_id: question.repository.id, deployment_id: deploymentId, body })
      .onConflict((conflict) => conflict.columns(['repository_id', 'deployment_id']).doUpdateSet({ body }))
      .execute();
  }
}
