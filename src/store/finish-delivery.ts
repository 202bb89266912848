import type { EpochMs } from '../domain/instant.ts';
import type { Question } from '../domain/question.ts';
import { askQuestions } from './ask-questions.ts';
import type { Database, Tx } from './tables.ts';

/** Finishing a delivery twice asks its questions once. */
export async function finishDelivery(
  db: Database,
  id: string,
  questions: readonly Question[],
  at: EpochMs,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const finished = await tx
      .updateTable('delivery')
      .set({ state: 'done', finished_at: at, body: new Uint8Array(0) })
      .where('id', '=', id)
      .where('state', '<>', 'done')
      .executeTakeFirst();
    if (finished.numUpdatedRows > 0n) await askQuestions(tx, questions, at);
    else await refuseUnknown(tx, id);
  });
}

async function refuseUnknown(tx: Tx, id: string): Promise<void> {
  const known = await tx.selectFrom('delivery').select('seq').where('id', '=', id).executeTakeFirst();
  if (!known) throw new Error(`delivery ${id} was finished but never accepted`);
}
