import { type SqlBool, sql } from 'kysely';
import type { RepositoryRef } from '../domain/repository.ts';
import type { Database, RepositoryPlaceTable, Tx } from './tables.ts';

/** A comparison is sure to use the index. */
const IS_LOST = sql<SqlBool>`place.lost >= 'a'`;

/** Few: those that were taken from us, are put away or on hold. Nothing is asked of them until they are seen again. */
export function lostRepositories(db: Database) {
  return db.selectFrom('repository_place as place').select('place.repository_id').where(IS_LOST);
}

/** Of an effect: its question is of no repository that is lost. Where none is lost, which is mostly so, no row is read. */
export function isOfSeen(effects: 'effect' | 'due') {
  return sql<SqlBool>`(not exists (select 1 from repository_place as place where ${IS_LOST})
    or not exists (select 1 from question as asked
      where asked.key = ${sql.ref(`${effects}.question_key`)} and asked.repository_id in
        (select place.repository_id from repository_place as place where ${IS_LOST})))`;
}

/** What it is called by now, and which installation has it. */
export async function placeOf(db: Database | Tx, repository: RepositoryRef): Promise<RepositoryRef> {
  const row = await db
    .selectFrom('repository_place')
    .select(['repository_id', 'owner', 'name', 'installation_id'])
    .where('repository_id', '=', repository.id)
    .executeTakeFirst();
  return row === undefined ? repository : repositoryAt(row);
}

type Place = Pick<RepositoryPlaceTable, 'repository_id' | 'owner' | 'name' | 'installation_id'>;

export function repositoryAt({
  repository_id: id,
  owner,
  name,
  installation_id: installationId,
}: Place): RepositoryRef {
  return { id, owner, name, installationId };
}
