/** What runs where, how repositories are set up, and what waits: the rows that the library is read from. */
import type { GatePerson } from '../domain/gate-life.ts';
import { type EpochMs, epochMs, toInstant } from '../domain/instant.ts';
import type { GateQuestion } from '../domain/question.ts';
import type { KeptPosture, LibraryGate, LibraryTotals, Posture, Undeployed } from '../flow/ports.ts';
import type { Database, UndeployedTable } from './tables.ts';

export async function libraryGates(db: Database, repositoryId: number, limit: number): Promise<readonly LibraryGate[]> {
  const rows = await db
    .selectFrom('gate')
    .innerJoin('question', 'question.key', 'gate.question_key')
    .selectAll('gate')
    .select('question.body')
    .where('gate.repository_id', '=', repositoryId)
    .orderBy('gate.deployment_id', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    deploymentId: row.deployment_id,
    runId: row.run_id,
    environment: (JSON.parse(row.body) as GateQuestion).environment,
    sha: row.sha,
    state: row.state,
    reasons: JSON.parse(row.reasons) as readonly string[],
    since: toInstant(row.since),
    requestedAt: toInstant(row.requested_at),
    by: JSON.parse(row.ended_by) as readonly GatePerson[],
  }));
}

/** Who looked earlier and writes later knows less. */
export async function keepPosture(db: Database, { repositoryId, at, posture }: KeptPosture): Promise<void> {
  const row = { at, unguarded: posture.unguarded.count, body: JSON.stringify(posture) };
  await db
    .insertInto('posture')
    .values({ repository_id: repositoryId, ...row })
    .onConflict((conflict) => conflict.column('repository_id').doUpdateSet(row).where('posture.at', '<=', at))
    .execute();
}

export async function postures(db: Database, repositoryIds: readonly number[]): Promise<readonly KeptPosture[]> {
  if (repositoryIds.length === 0) return [];
  const rows = await db
    .selectFrom('posture')
    .selectAll()
    .where('repository_id', 'in', repositoryIds)
    .orderBy('repository_id')
    .execute();
  return rows.map((row) => ({
    repositoryId: row.repository_id,
    at: row.at,
    posture: JSON.parse(row.body) as Posture,
  }));
}

export async function keepUndeployed(db: Database, repositoryId: number, lanes: readonly Undeployed[]): Promise<void> {
  const rows = new Map(lanes.map((lane) => [lane.environment.toLowerCase(), rowOf(repositoryId, lane)]));
  await db.transaction().execute(async (tx) => {
    await tx.deleteFrom('undeployed').where('repository_id', '=', repositoryId).execute();
    if (rows.size > 0) {
      await tx
        .insertInto('undeployed')
        .values([...rows.values()])
        .onConflict((conflict) =>
          conflict.columns(['repository_id', 'environment_key']).doUpdateSet((excluded) => ({
            changes: excluded.ref('excluded.changes'),
            oldest_at: excluded.ref('excluded.oldest_at'),
            body: excluded.ref('excluded.body'),
          })),
        )
        .execute();
    }
  });
}

function rowOf(repositoryId: number, lane: Undeployed): UndeployedTable {
  const { environment, waiting } = lane;
  const oldest = waiting?.oldestAt ?? null;
  return {
    repository_id: repositoryId,
    environment_key: environment.toLowerCase(),
    changes: waiting?.changes ?? null,
    oldest_at: oldest === null ? null : epochMs(oldest),
    body: JSON.stringify(lane),
  };
}

export async function undeployed(db: Database, repositoryId: number): Promise<readonly Undeployed[]> {
  const rows = await db
    .selectFrom('undeployed')
    .select('body')
    .where('repository_id', '=', repositoryId)
    .orderBy('environment_key')
    .execute();
  return rows.map(({ body }) => JSON.parse(body) as Undeployed);
}

export async function libraryTotals(db: Database, since: EpochMs): Promise<LibraryTotals> {
  const waiting = await db
    .selectFrom('undeployed')
    .select(({ fn }) => [
      fn.sum<number | null>('changes').as('changes'),
      fn.min('oldest_at').as('oldest'),
      fn.countAll<number>().as('lanes'),
      fn.count<number>('changes').as('counted'),
    ])
    .where('repository_id', 'in', db.selectFrom('posture').select('repository_id').where('at', '>=', since))
    .executeTakeFirst();
  const past = await db
    .selectFrom('posture')
    .select(({ fn }) => fn.sum<number | null>('unguarded').as('unguarded'))
    .where('at', '>=', since)
    .executeTakeFirst();
  const oldest: EpochMs | null = waiting?.oldest ?? null;
  return {
    // PostgreSQL adds whole numbers up as text.
    undeployedChanges: Number(waiting?.changes ?? 0),
    oldestUndeployedAt: oldest === null ? null : Number(oldest),
    unguardedDeployments: Number(past?.unguarded ?? 0),
    lanesWithoutCount: Number(waiting?.lanes ?? 0) - Number(waiting?.counted ?? 0),
  };
}
