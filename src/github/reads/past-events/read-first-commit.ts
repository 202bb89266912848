/** When the commits of a pull request were authored, where GraphQL did not tell of all of them. */
import type { Instant } from '../../../domain/instant.ts';
import { type Connection, listAll, once } from '../../client.ts';

/** GitHub lists the oldest 250. Empty where it tells of none. */
export async function readFirstCommit(
  { octokit, owner, repo }: Connection,
  number: number,
): Promise<readonly Instant[]> {
  const { items } = await listAll(`Reading the commits of #${number}`, (page) =>
    octokit.request('GET /repos/{owner}/{repo}/pulls/{pull_number}/commits', {
      owner,
      repo,
      pull_number: number,
      ...page,
      request: once(),
    }),
  );
  return items.flatMap(({ commit }) => (commit.author?.date ?? []) as Instant | []);
}
