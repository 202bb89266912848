/** The pull requests that GitHub lists for a commit: open, merged and closed ones. */
import { type Connection, listAll, once } from '../client.ts';

/** Those of this repository: a fork may hold the same commit. @param most undefined: as many as of any list */
export async function listPullsOfCommit({ octokit, owner, repo, repository }: Connection, sha: string, most?: number) {
  const { items } = await listAll(
    `Reading the pull requests of ${sha.slice(0, 7)}`,
    (page) =>
      octokit.request('GET /repos/{owner}/{repo}/commits/{commit_sha}/pulls', {
        owner,
        repo,
        commit_sha: sha,
        ...page,
        request: once(),
      }),
    most,
  );
  return items.filter(({ base }) => Number(base.repo?.id) === repository.id);
}
