/** The names of the repository's environments, as GitHub spells them. */
import { type Connection, listAll, once } from '../client.ts';

export async function readEnvironments({ octokit, owner, repo }: Connection): Promise<readonly string[]> {
  const { items } = await listAll('Reading the environments', async (page) => {
    const answer = await octokit.request('GET /repos/{owner}/{repo}/environments', {
      owner,
      repo,
      ...page,
      request: once(),
    });
    return { data: answer.data.environments ?? [] };
  });
  return items.map((environment) => environment.name);
}
