import type { NewAuditEntry } from '../audit/entry.ts';
import { trainOrderEntry } from '../audit/train-order-entry.ts';
import { epochMs } from '../domain/instant.ts';
import type { Question } from '../domain/question.ts';
import { trainKey } from '../domain/train.ts';
import type { KeptTrain, StatedTrainOrder } from '../flow/ports.ts';
import type { Tx } from './tables.ts';

export async function keepTrain(tx: Tx, train: KeptTrain | undefined): Promise<void> {
  if (train === undefined) return;
  const told = {
    installation_id: train.place.installationId,
    state: train.state,
    at: epochMs(train.at),
    body: JSON.stringify(train),
  };
  await tx
    .insertInto('train')
    .values({ repository_id: train.place.id, key: trainKey(train), ...told })
    .onConflict((conflict) => conflict.columns(['repository_id', 'key']).doUpdateSet(told))
    .execute();
}

/** A command that is answered twice, because we died in between, orders once. Returns the audit entries of what is new. */
export async function keepTrainOrders(
  tx: Tx,
  question: Question,
  stated: readonly StatedTrainOrder[],
): Promise<readonly NewAuditEntry[]> {
  const entries: NewAuditEntry[] = [];
  for (const order of stated) {
    const kept = await tx
      .insertInto('train_order')
      .values({
        comment_id: order.commentId,
        repository_id: order.placeId,
        key: trainKey(order),
        user_id: order.userId,
        user_login: order.user,
        reason: order.reason,
        at: order.at,
      })
      .onConflict((conflict) => conflict.doNothing())
      .returning('comment_id')
      .executeTakeFirst();
    if (kept) entries.push(trainOrderEntry(question, order));
  }
  return entries;
}
