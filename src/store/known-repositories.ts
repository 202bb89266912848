import { sql } from 'kysely';
import type { Question } from '../domain/question.ts';
import type { RepositoryRef } from '../domain/repository.ts';
import { placeOf, repositoryAt } from './lost-repositories.ts';
import type { Database, RepositoryPlaceTable } from './tables.ts';

export async function knownRepositories(db: Database): Promise<readonly RepositoryRef[]> {
  const known: RepositoryRef[] = [];
  // All of them at once: gates of trains ask this, too, and of thousands of repositories one by one is slow.
  const places = await db.selectFrom('repository_place').selectAll().execute();
  const byId = new Map(places.map((place) => [place.repository_id, place]));
  for (const id of await repositoryIds(db)) {
    const place = byId.get(id);
    if (isGone(place)) continue;
    const repository = place === undefined ? await newestName(db, id) : repositoryAt(place);
    if (repository) known.push(repository);
  }
  return known;
}

/** It is not ours any more. What is archived, or of a suspended installation, still is. */
function isGone(place: RepositoryPlaceTable | undefined): boolean {
  return place?.lost === 'deleted' || place?.lost === 'removed' || place?.lost === 'uninstalled';
}

/** Null: nothing is known of it. */
export async function knownRepository(db: Database, id: number): Promise<RepositoryRef | null> {
  return (await newestName(db, id)) ?? null;
}

/** A policy of their own was seen, or we wrote a check there, as with a policy of their organisation. */
export async function governedRepositories(db: Database): Promise<readonly RepositoryRef[]> {
  const rows = await db.selectFrom('policy').select('repository_id').execute();
  const withPolicy = new Set(rows.map((row) => row.repository_id));
  const governed: RepositoryRef[] = [];
  for (const repository of await knownRepositories(db)) {
    if (withPolicy.has(repository.id) || (await hasCheck(db, repository.id))) governed.push(repository);
  }
  return governed;
}

/** From one to the next along an index: a repository has thousands of questions. */
async function repositoryIds(db: Database): Promise<readonly number[]> {
  const { rows } = await sql<{ readonly id: number }>`
    with recursive seen(id) as (
      select min(repository_id) from question
      union all
      select (select min(question.repository_id) from question where question.repository_id > seen.id)
      from seen where seen.id is not null
    ) select id from seen where id is not null`.execute(db);
  return rows.map((row) => row.id);
}

/** The row about the policy is written anew with each push, so it has the names and the installation of that day. */
async function newestName(db: Database, id: number): Promise<RepositoryRef | undefined> {
  const bodies = db.selectFrom('question').select('body');
  const row =
    (await bodies.where('key', '=', `${id}/policy`).executeTakeFirst()) ??
    (await bodies.where('repository_id', '=', id).orderBy('kind', 'desc').limit(1).executeTakeFirst());
  return row && (await placeOf(db, (JSON.parse(row.body) as Question).repository));
}

/** The slots of a repository's checks lie together: `0` is the character after `/`. */
async function hasCheck(db: Database, repositoryId: number): Promise<boolean> {
  const row = await db
    .selectFrom('effect')
    .select('id')
    .where('slot', '>=', `${repositoryId}/check/`)
    .where('slot', '<', `${repositoryId}/check0`)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
