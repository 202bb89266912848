import type { Instant } from '../domain/instant.ts';
import type { KeptTrain, KnownTrain, TrainOrder } from '../flow/ports.ts';
import type { Database, TrainOrderTable } from './tables.ts';

/** What is not over, and what ended last. */
const MOST_TRAINS = 200;

/** `open` comes before `over`. */
export async function trains(db: Database, installationId: number): Promise<readonly KnownTrain[]> {
  const rows = await db
    .selectFrom('train')
    .leftJoin('kept_issue', (join) =>
      join.onRef('kept_issue.repository_id', '=', 'train.repository_id').onRef('kept_issue.key', '=', 'train.key'),
    )
    .select(['train.repository_id', 'train.key', 'train.body', 'kept_issue.number'])
    .where('train.installation_id', '=', installationId)
    .orderBy('train.state')
    .orderBy('train.at', 'desc')
    .orderBy('train.key')
    .limit(MOST_TRAINS)
    .execute();
  if (rows.length === 0) return [];
  const places = [...new Set(rows.map((row) => row.repository_id))];
  const orders = await db
    .selectFrom('train_order')
    .selectAll()
    .where('repository_id', 'in', places)
    .orderBy('comment_id')
    .execute();
  return rows.map(({ repository_id, key, body, number }) => ({
    ...(JSON.parse(body) as KeptTrain),
    orders: orders.filter((each) => each.repository_id === repository_id && each.key === key).map(orderIn),
    issue: number,
  }));
}

function orderIn({ comment_id, user_id, user_login, reason, at }: TrainOrderTable): TrainOrder {
  return { commentId: comment_id, userId: user_id, user: user_login, reason, at: at as Instant };
}
