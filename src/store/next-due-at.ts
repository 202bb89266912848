import { type SqlBool, sql } from 'kysely';
import type { EpochMs } from '../domain/instant.ts';
import { isOfSeen } from './lost-repositories.ts';
import type { Database } from './tables.ts';

/** What waits in a lane that somebody holds is due when the lane's lease ends: asking before would find nothing. */
export async function nextDueAt(db: Database): Promise<EpochMs | null> {
  const instants = [
    await firstInFreeLanes(db, 'question as due'),
    await firstInFreeLanes(db, 'effect as due'),
    ...(await firstInHeldLanes(db, 'question as due')),
    ...(await firstInHeldLanes(db, 'effect as due')),
  ].filter((at) => at !== null);
  return instants.length === 0 ? null : Math.min(...instants);
}

/** Both tables have `lane` and `due_at`, and nothing else of them is read here: typed as one, queried as either. */
type Waiting = 'question as due' | 'effect as due';
type AnyWaiting = 'question as due';

/** What is never claimed is never due: it is of a repository that cannot be seen. */
const SEEN = {
  'question as due': sql<SqlBool>`(due.kind = 'escalation' or due.repository_id not in
    (select place.repository_id from repository_place as place where place.lost >= 'a'))`,
  'effect as due': isOfSeen('due'),
} as const;

/** A walk along the index by time, past what waits in held lanes. */
async function firstInFreeLanes(db: Database, waiting: Waiting): Promise<EpochMs | null> {
  const row = await db
    .selectFrom(waiting as AnyWaiting)
    .select('due.due_at')
    .where('due.due_at', 'is not', null)
    .where(SEEN[waiting])
    .where('due.lane', 'not in', (free) =>
      free.selectFrom('lane').select('lane.key').where('lane.leased_until', 'is not', null),
    )
    .orderBy('due.due_at')
    .limit(1)
    .executeTakeFirst();
  return row?.due_at ?? null;
}

/**
 * One instant per held lane in which something waits; few, since a lane is held by somebody who works. The first of
 * each lane is looked up in the index by lane: thousands may wait in one.
 */
async function firstInHeldLanes(db: Database, waiting: Waiting): Promise<EpochMs[]> {
  const rows = await db
    .selectFrom('lane')
    .select((lane) => [
      'lane.leased_until as leasedUntil',
      lane
        .selectFrom(waiting as AnyWaiting)
        .select((due) => due.fn.min('due.due_at').as('first'))
        .whereRef('due.lane', '=', 'lane.key')
        .where(SEEN[waiting])
        .as('dueAt'),
    ])
    .where('lane.leased_until', 'is not', null)
    .execute();
  return rows.flatMap(({ leasedUntil, dueAt }) => (dueAt === null ? [] : [Math.max(leasedUntil ?? 0, dueAt)]));
}
