import { outcomeEntry } from '../audit/record-entries.ts';
import type { Effect, Outcome } from '../domain/effect.ts';
import { type EpochMs, toInstant } from '../domain/instant.ts';
import type { RepositoryRef } from '../domain/repository.ts';
import type { Lost, LostRepositories, PlaceStore } from '../flow/ports.ts';
import { appendAudit } from './append-audit.ts';
import { rememberDispatch } from './dispatches.ts';
import { knownRepositories } from './known-repositories.ts';
import { lostRepositories } from './lost-repositories.ts';
import type { Run } from './store-on.ts';
import type { Database, RepositoryPlaceTable, Tx } from './tables.ts';

/** As many as fit into one statement of either database. */
const AT_ONCE = 500;

export function placeVerbs(db: Database, run: Run): PlaceStore {
  return {
    seeRepositories: (repositories, at) => run(() => seeRepositories(db, repositories, at)),
    resumeInstallation: (installationId, at) => run(() => resumeInstallation(db, installationId, at)),
    loseRepositories: (lost, at) => run(() => loseRepositories(db, lost, at)),
    lostBecause: (repositoryId) => run(() => lostBecause(db, repositoryId)),
    failingRepositories: () => run(() => failingRepositories(db)),
  };
}

async function seeRepositories(db: Database, repositories: readonly RepositoryRef[], at: EpochMs): Promise<void> {
  for (let from = 0; from < repositories.length; from += AT_ONCE) {
    const some = repositories.slice(from, from + AT_ONCE);
    await db.transaction().execute(async (tx) => {
      const known = await placesOf(
        tx,
        some.map(({ id }) => id),
      );
      for (const repository of some) await seeRepository(tx, repository, known.get(repository.id), at);
    });
  }
}

async function placesOf(tx: Tx, ids: readonly number[]): Promise<ReadonlyMap<number, RepositoryPlaceTable>> {
  const rows = await tx.selectFrom('repository_place').selectAll().where('repository_id', 'in', ids).execute();
  return new Map(rows.map((row) => [row.repository_id, row]));
}

async function seeRepository(
  tx: Tx,
  repository: RepositoryRef,
  known: RepositoryPlaceTable | undefined,
  at: EpochMs,
): Promise<void> {
  const { id, owner, name, installationId } = repository;
  const isSame = known?.owner === owner && known.name === name && known.installation_id === installationId;
  if (isSame && known.lost === null) return;
  await keepPlace(tx, repository, null, at);
  if (known !== undefined && known.lost !== null) await askAgain(tx, id, at);
}

async function keepPlace(tx: Tx, repository: RepositoryRef, lost: Lost | null, at: EpochMs): Promise<void> {
  const { id, owner, name, installationId } = repository;
  const values = { installation_id: installationId, owner, name, lost, at };
  await tx
    .insertInto('repository_place')
    .values({ repository_id: id, ...values })
    .onConflict((conflict) => conflict.column('repository_id').doUpdateSet(values))
    .execute();
}

/** No webhook told what happened to it while it could not be seen. */
async function askAgain(tx: Tx, repositoryId: number, at: EpochMs): Promise<void> {
  await tx
    .updateTable('question')
    .set((row) => ({ due_at: at, touched: row('touched', '+', 1) }))
    .where('repository_id', '=', repositoryId)
    .where('final_at', 'is', null)
    .where((row) => row.or([row('due_at', 'is', null), row('due_at', '>', at)]))
    .execute();
}

async function resumeInstallation(db: Database, installationId: number, at: EpochMs): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const rows = await tx
      .updateTable('repository_place')
      .set({ lost: null, at })
      .where('installation_id', '=', installationId)
      .where('lost', '=', 'suspended')
      .returning('repository_id')
      .execute();
    for (const row of rows) await askAgain(tx, row.repository_id, at);
  });
}

async function loseRepositories(db: Database, lost: LostRepositories, at: EpochMs): Promise<void> {
  const { why } = lost;
  const gone =
    'installationId' in lost
      ? (await knownRepositories(db)).filter(({ installationId }) => installationId === lost.installationId)
      : lost.repositories;
  for (const repository of gone) {
    await db.transaction().execute(async (tx) => {
      if (await isElsewhere(tx, repository)) return;
      await keepPlace(tx, repository, why, at);
      if (!COME_BACK.includes(why)) await withdrawEffects(tx, repository, why, at);
      await askOfEscalations(tx, repository.id, at);
    });
  }
}

const COME_BACK: readonly Lost[] = ['archived', 'suspended'];

/** It was transferred, and the installation that has it by now was told of first. */
async function isElsewhere(tx: Tx, { id, installationId }: RepositoryRef): Promise<boolean> {
  const known = (await placesOf(tx, [id])).get(id);
  return known !== undefined && known.installation_id !== installationId;
}

/** People are paged for it: they are told that nobody follows it any more. */
async function askOfEscalations(tx: Tx, repositoryId: number, at: EpochMs): Promise<void> {
  await tx
    .updateTable('question')
    .set((row) => ({ due_at: at, touched: row('touched', '+', 1) }))
    .where('repository_id', '=', repositoryId)
    .where('kind', '=', 'escalation')
    .where('final_at', 'is', null)
    .execute();
}

const WITHDRAWN: Readonly<Record<Lost, string>> = {
  archived: 'the repository was archived',
  deleted: 'the repository was deleted',
  removed: 'the repository was taken out of the installation of the App, or moved where the App is not installed',
  suspended: 'the installation of the App was suspended',
  uninstalled: 'the App was uninstalled',
};

/** Should it come back all the same, everything is decided anew: nothing that is decided later counts as this. */
async function withdrawEffects(tx: Tx, { id, installationId }: RepositoryRef, why: Lost, at: EpochMs): Promise<void> {
  const because = `not done: ${WITHDRAWN[why]}`;
  const rows = await tx
    .selectFrom('effect')
    .innerJoin('question', 'question.key', 'effect.question_key')
    .select(['effect.id', 'effect.payload', 'effect.attempts'])
    .where('question.repository_id', '=', id)
    .where('effect.state', '=', 'pending')
    .orderBy('effect.id')
    .execute();
  for (const row of rows) {
    const effect = JSON.parse(row.payload) as Effect;
    const outcome: Outcome = {
      kind: 'superseded',
      because,
      ...(effect.kind === 'dispatch-run' ? { code: 'target-unavailable' } : {}),
    };
    await tx
      .updateTable('effect')
      .set({ state: 'superseded', due_at: null, settled_at: at, note: because, digest: '' })
      .where('id', '=', row.id)
      .execute();
    const entry = outcomeEntry(toInstant(at), effect, outcome, row.attempts);
    await appendAudit(tx, installationId, [entry, ...(await rememberDispatch(tx, effect, outcome, at))]);
  }
}

async function lostBecause(db: Database, repositoryId: number): Promise<Lost | null> {
  const row = await db
    .selectFrom('repository_place')
    .select('lost')
    .where('repository_id', '=', repositoryId)
    .executeTakeFirst();
  return row?.lost ?? null;
}

/** About a minute of failing. */
const SEVERAL = 5;

async function failingRepositories(db: Database): Promise<readonly RepositoryRef[]> {
  const rows = await db
    .selectFrom('question')
    .select('repository_id')
    .distinct()
    .where('due_at', '>=', 0)
    .where('failures', '>=', SEVERAL)
    .where('because', 'is not', null)
    // Why these fail is known, and what is archived or suspended is waited for.
    .where('repository_id', 'not in', lostRepositories(db))
    .execute();
  const failing = new Set(rows.map((row) => row.repository_id));
  return (await knownRepositories(db)).filter(({ id }) => failing.has(id));
}
