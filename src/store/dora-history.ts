/** The events that delivery figures are made from, and how far the reading of them came. */
import type { DoraEvent } from '../domain/dora-event.ts';
import { type EpochMs, epochMs } from '../domain/instant.ts';
import type { AnswerRecord, Claim, DecidedRelease, KeptHistory, KeptSlice } from '../flow/ports.ts';
import type { Database, DoraEventTable, Tx } from './tables.ts';

/** A statement takes as many values as SQLite has room for in an old build: 999. */
const ROWS_AT_ONCE = 100;

export async function doraEvents(db: Database, repositoryId: number): Promise<readonly DoraEvent[]> {
  const rows = await db
    .selectFrom('dora_event')
    .select('body')
    .where('repository_id', '=', repositoryId)
    .orderBy('at')
    .orderBy('kind')
    .orderBy('id')
    .execute();
  return rows.map(({ body }) => JSON.parse(body) as DoraEvent);
}

export async function doraHistory(db: Database, repositoryId: number): Promise<KeptHistory | null> {
  const row = await db
    .selectFrom('dora_history')
    .selectAll()
    .where('repository_id', '=', repositoryId)
    .executeTakeFirst();
  if (!row || row.cursor === null) return null;
  return { cursor: row.cursor, wholeAt: row.whole_at, state: row.state };
}

export async function keepHistory(db: Database, repositoryId: number, slice: KeptSlice): Promise<void> {
  // The same event twice in one statement would be refused by PostgreSQL.
  const rows = new Map(slice.events.flatMap((event) => rowOf(repositoryId, event)).map((row) => [keyOf(row), row]));
  const all = [...rows.values()];
  await db.transaction().execute(async (tx) => {
    for (let from = 0; from < all.length; from += ROWS_AT_ONCE) await put(tx, all.slice(from, from + ROWS_AT_ONCE));
    // What was whole stays so while what is new is being read.
    const whole = slice.wholeAt === null ? {} : { whole_at: slice.wholeAt };
    await tx
      .insertInto('dora_history')
      .values({ repository_id: repositoryId, cursor: slice.cursor, whole_at: slice.wholeAt, state: null })
      .onConflict((conflict) => conflict.column('repository_id').doUpdateSet({ cursor: slice.cursor, ...whole }))
      .execute();
  });
}

async function put(tx: Tx, rows: readonly DoraEventTable[]): Promise<void> {
  await tx
    .insertInto('dora_event')
    .values([...rows])
    .onConflict((conflict) =>
      conflict
        .columns(['repository_id', 'kind', 'id'])
        .doUpdateSet((excluded) => ({ at: excluded.ref('excluded.at'), body: excluded.ref('excluded.body') })),
    )
    .execute();
}

function keyOf({ kind, id }: DoraEventTable): string {
  return `${kind}/${id}`;
}

/** What people say and what verifies is kept elsewhere. */
function rowOf(repositoryId: number, event: DoraEvent): readonly DoraEventTable[] {
  if (event.kind !== 'deployment' && event.kind !== 'incident') return [];
  const { kind, id } = event;
  return [{ repository_id: repositoryId, kind, id, at: instantOf(event), body: JSON.stringify(event) }];
}

function instantOf(event: Extract<DoraEvent, { kind: 'deployment' | 'incident' }>): EpochMs {
  if (event.kind === 'deployment') return epochMs(event.finishedAt);
  const [first] = event.intervals;
  return first === undefined ? 0 : epochMs(first.openedAt);
}

export async function keepDoraState(tx: Tx, { question }: Claim, { doraState }: AnswerRecord): Promise<void> {
  if (doraState === undefined) return;
  await tx
    .updateTable('dora_history')
    .set({ state: doraState })
    .where('repository_id', '=', question.repository.id)
    .execute();
}

export async function decidedReleases(db: Database, repositoryId: number): Promise<readonly DecidedRelease[]> {
  const rows = await db
    .selectFrom('release_gate')
    .select(['deployment_id', 'sha', 'tier', 'release_type', 'strategy'])
    .where('repository_id', '=', repositoryId)
    .orderBy('deployment_id')
    .execute();
  return rows.map(({ deployment_id: deploymentId, sha, tier, release_type: type, strategy }) => ({
    deploymentId,
    sha,
    tier,
    type,
    strategy,
  }));
}
