import type { NewAuditEntry } from '../audit/entry.ts';
import { rollbackEntry } from '../audit/rollback-entry.ts';
import { canonicalJson } from '../domain/canonical.ts';
import type { Instant } from '../domain/instant.ts';
import type { RepositoryRef } from '../domain/repository.ts';
import type { KeptRollback } from '../domain/rollback.ts';
import { mayFollow } from '../domain/rollback-life.ts';
import type { Database, RollbackTable, Tx } from './tables.ts';

export async function rollbacks(
  db: Database,
  repositoryId: number,
  environment: string,
): Promise<readonly KeptRollback[]> {
  const rows = await ofRepository(db, repositoryId)
    .where('environment_key', '=', environment.toLowerCase())
    .orderBy('seq')
    .execute();
  return await withDeployments(db, rows);
}

export async function rollback(db: Database, id: string): Promise<KeptRollback | null> {
  const row = await db.selectFrom('rollback').selectAll().where('id', '=', id).executeTakeFirst();
  return (await withDeployments(db, row === undefined ? [] : [row]))[0] ?? null;
}

export async function rollbackOfRun(db: Database, repositoryId: number, runId: number): Promise<KeptRollback | null> {
  const row = await db
    .selectFrom('rollback_run')
    .select('rollback_id')
    .where('repository_id', '=', repositoryId)
    .where('run_id', '=', runId)
    .executeTakeFirst();
  return row === undefined ? null : await rollback(db, row.rollback_id);
}

export async function openRollbacks(db: Database, repositoryId: number): Promise<readonly KeptRollback[]> {
  const rows = await ofRepository(db, repositoryId)
    .where('state', 'in', ['asked', 'ordered', 'dispatched'])
    .orderBy('seq')
    .execute();
  return await withDeployments(db, rows);
}

/**
 * Writes what the ledger says from now on. Who answers late knows less than the ledger: a step that cannot follow what
 * it says is left out. One audit entry for each that is new, or in another state.
 */
export async function keepRollbacks(
  tx: Tx,
  repository: RepositoryRef,
  said: readonly KeptRollback[],
  at: Instant,
): Promise<readonly NewAuditEntry[]> {
  const entries: NewAuditEntry[] = [];
  for (const each of said) {
    const before = await lockedRollback(tx, each.id);
    const isKept = before === null ? await insert(tx, each) : await follow(tx, before, each);
    if (isKept && before?.state !== each.state)
      entries.push(rollbackEntry(at, repository, each, before?.state ?? null));
  }
  return entries;
}

/** False: what is said cannot follow what the ledger says. */
async function follow(tx: Tx, before: KeptRollback, after: KeptRollback): Promise<boolean> {
  if (!mayFollow(before, after)) return false;
  // What was sent meanwhile is known to the ledger alone.
  await updateRollback(tx, after.state === 'ordered' ? { ...after, sentAt: before.sentAt } : after);
  return true;
}

export async function lockedRollback(tx: Tx, id: string): Promise<KeptRollback | null> {
  const row = await tx.selectFrom('rollback').select('body').where('id', '=', id).forUpdate().executeTakeFirst();
  return row === undefined ? null : rollbackIn(row);
}

export async function updateRollback(tx: Tx, each: KeptRollback): Promise<void> {
  await tx.updateTable('rollback').set(rowOf(each)).where('id', '=', each.id).execute();
}

export function rollbackIn({ body }: Pick<RollbackTable, 'body'>): KeptRollback {
  return JSON.parse(body) as KeptRollback;
}

/** False: somebody else was first. */
async function insert(tx: Tx, each: KeptRollback): Promise<boolean> {
  const row = await tx
    .insertInto('rollback')
    .values({ id: each.id, ...rowOf(each) })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('seq')
    .executeTakeFirst();
  return row !== undefined;
}

function ofRepository(db: Database, repositoryId: number) {
  return db.selectFrom('rollback').selectAll().where('repository_id', '=', repositoryId);
}

function rowOf(each: KeptRollback): Omit<RollbackTable, 'seq' | 'id'> {
  return {
    repository_id: each.repositoryId,
    environment_key: each.environment.toLowerCase(),
    state: each.state,
    body: canonicalJson(each),
  };
}

/** With what waited at our gate in its runs: that is known before anybody looks at how the run ended. */
async function withDeployments(
  db: Database,
  rows: readonly Pick<RollbackTable, 'id' | 'environment_key' | 'body'>[],
): Promise<readonly KeptRollback[]> {
  if (rows.length === 0) return [];
  const gates = await db
    .selectFrom('gate')
    .innerJoin('rollback_run', (join) =>
      join
        .onRef('rollback_run.repository_id', '=', 'gate.repository_id')
        .onRef('rollback_run.run_id', '=', 'gate.run_id'),
    )
    .select(['rollback_run.rollback_id as id', 'gate.deployment_id', 'gate.environment_key'])
    .where(
      'rollback_run.rollback_id',
      'in',
      rows.map(({ id }) => id),
    )
    .execute();
  return rows.map((row) => {
    const own = gates.filter((gate) => gate.id === row.id && gate.environment_key === row.environment_key);
    const kept = rollbackIn(row);
    const known = new Set([...(kept.deployments ?? []), ...own.map((gate) => gate.deployment_id)]);
    return known.size === 0 ? kept : { ...kept, deployments: [...known].sort((one, other) => one - other) };
  });
}
