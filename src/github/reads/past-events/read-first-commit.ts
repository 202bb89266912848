/** When the first commit of a pull request was authored, where GraphQL did not tell of all of them. */
import type { Instant } from '../../../domain/instant.ts';
import type { Connection } from '../../client.ts';
import { earliest } from '../../graphql/find-changes.ts';
import { listPullCommits } from '../../pulls/list-pull-commits.ts';

/** Null: GitHub tells of none. */
export async function readFirstCommit(connection: Connection, number: number): Promise<Instant | null> {
  const listed = await listPullCommits(connection, number);
  return earliest(listed.flatMap(({ commit }) => (commit.author?.date ?? []) as Instant | []));
}
