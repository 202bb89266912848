import type { EpochMs } from '../domain/instant.ts';
import type { Question } from '../domain/question.ts';
import type { GateTelling } from '../flow/ports.ts';
import { askQuestions } from './ask-questions.ts';
import type { Tx } from './tables.ts';

/** A delivery that was taken in, and what it asks. */
export interface Finished {
  readonly id: string;
  readonly questions: readonly Question[];
  readonly at: EpochMs;
  readonly gates?: GateTelling | undefined;
}

/** Part of a transaction. Finishing a delivery twice asks its questions once. One `undefined` for each. */
export async function finishDeliveries(tx: Tx, deliveries: readonly Finished[]): Promise<undefined[]> {
  const ids = [...new Set(deliveries.map(({ id }) => id))];
  const newest = Math.max(...deliveries.map(({ at }) => at));
  const rows = await tx
    .updateTable('delivery')
    .set({ state: 'done', finished_at: newest, body: new Uint8Array(0) })
    .where('id', 'in', ids)
    .where('state', '<>', 'done')
    .returning('id')
    .execute();
  const finished = new Set(rows.map(({ id }) => id));
  await refuseUnknown(
    tx,
    ids.filter((id) => !finished.has(id)),
  );
  for (const { id, questions, at, gates } of deliveries) {
    if (finished.delete(id)) await askQuestions(tx, questions, at, gates);
  }
  return deliveries.map(() => undefined);
}

async function refuseUnknown(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const rows = await tx.selectFrom('delivery').select('id').where('id', 'in', ids).execute();
  const known = new Set(rows.map(({ id }) => id));
  const unknown = ids.find((id) => !known.has(id));
  if (unknown !== undefined) throw new Error(`delivery ${unknown} was finished but never accepted`);
}
