/** The commits of a pull request, as GitHub lists them. */
import { type Connection, listAll, once } from '../client.ts';

/** GitHub lists the oldest 250 and no more. */
export async function listPullCommits({ octokit, owner, repo }: Connection, number: number) {
  const { items } = await listAll(`Reading the commits of #${number}`, (page) =>
    octokit.request('GET /repos/{owner}/{repo}/pulls/{pull_number}/commits', {
      owner,
      repo,
      pull_number: number,
      ...page,
      request: once(),
    }),
  );
  return items;
}
