/** Forgets what nobody asks for any more. The audit log is evidence and is never touched. */
import type { EpochMs } from '../domain/instant.ts';
import type { Pruned } from '../flow/ports.ts';
import type { Database } from './tables.ts';

const DAY_MS = 86_400_000;

/** GitHub redelivers for 3 days; after that the id of a delivery that is done tells no duplicate any more. */
export const DELIVERIES_ARE_KEPT_MS = 14 * DAY_MS;
/** A year and a month: whoever looks at the same quarter a year later still finds what an answer was made from. */
export const FACTS_ARE_KEPT_MS = 400 * DAY_MS;
/** As far as a history is read at first: figures are made of the same span, however long we have been there. */
export const EVENTS_ARE_KEPT_MS = 400 * DAY_MS;

/** Small, because SQLite blocks the process while it deletes and others wait for the rows. */
const BATCH = 200;
/** For each table and call: what is left over is found by the next call. */
const MOST_BATCHES = 20;

export async function prune(db: Database, at: EpochMs): Promise<Pruned> {
  await inBatches(() => pruneNotices(db, at - FACTS_ARE_KEPT_MS));
  await inBatches(() => pruneDoraEvents(db, at - EVENTS_ARE_KEPT_MS));
  return {
    deliveries: await inBatches(() => pruneDeliveries(db, at - DELIVERIES_ARE_KEPT_MS)),
    records: await inBatches(() => pruneRecords(db, at - FACTS_ARE_KEPT_MS)),
  };
}

async function inBatches(pruneBatch: () => Promise<number>): Promise<number> {
  let pruned = 0;
  for (let batch = 0; batch < MOST_BATCHES; batch++) {
    const rows = await pruneBatch();
    pruned += rows;
    if (rows < BATCH) break;
  }
  return pruned;
}

async function pruneDeliveries(db: Database, before: EpochMs): Promise<number> {
  return await db.transaction().execute(async (tx) => {
    const old = await tx
      .selectFrom('delivery')
      .select('seq')
      .where('state', '=', 'done')
      .where('finished_at', '<', before)
      .orderBy('finished_at')
      .limit(BATCH)
      .forUpdate()
      .skipLocked()
      .execute();
    const rows = old.map((row) => row.seq);
    if (rows.length > 0) await tx.deleteFrom('delivery').where('seq', 'in', rows).execute();
    return rows.length;
  });
}

/** As long as the question is open, the last notice of a slot tells that the same is not told again. */
async function pruneNotices(db: Database, before: EpochMs): Promise<number> {
  return await db.transaction().execute(async (tx) => {
    const old = await tx
      .selectFrom('notice')
      .innerJoin('question', 'question.key', 'notice.question_key')
      .select('notice.id')
      .where('notice.settled_at', '<', before)
      .where('question.final_at', '<', before)
      .orderBy('notice.settled_at')
      .limit(BATCH)
      .forUpdate('notice')
      .skipLocked()
      .execute();
    const rows = old.map((row) => row.id);
    if (rows.length > 0) await tx.deleteFrom('notice').where('id', 'in', rows).execute();
    return rows.length;
  });
}

async function pruneDoraEvents(db: Database, before: EpochMs): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('dora_event')
    .where(({ eb, refTuple, selectFrom }) =>
      eb(
        refTuple('repository_id', 'kind', 'id'),
        'in',
        selectFrom('dora_event as old')
          .select(['old.repository_id', 'old.kind', 'old.id'])
          .where('old.at', '<', before)
          .orderBy('old.at')
          .limit(BATCH)
          .$asTuple('repository_id', 'kind', 'id'),
      ),
    )
    .executeTakeFirst();
  return Number(numDeletedRows);
}

/** A question that is open keeps all its answers, however old: its newest one tells which commit it is about. */
async function pruneRecords(db: Database, before: EpochMs): Promise<number> {
  return await db.transaction().execute(async (tx) => {
    const old = await tx
      .selectFrom('record')
      .innerJoin('question', 'question.key', 'record.question_key')
      .select('record.id')
      .where('record.at', '<', before)
      .where('question.final_at', '<', before)
      .orderBy('record.at')
      .limit(BATCH)
      .forUpdate('record')
      .skipLocked()
      .execute();
    const rows = old.map((row) => row.id);
    if (rows.length > 0) await tx.deleteFrom('record').where('id', 'in', rows).execute();
    return rows.length;
  });
}
