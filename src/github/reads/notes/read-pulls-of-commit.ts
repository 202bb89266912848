/** The merged pull requests of this repository that GitHub lists for a commit. */
import type { KnownPullRequest } from '../../../domain/notes-range.ts';
import { type Connection, listAll, once } from '../../client.ts';
import { mergedPull } from './known-pull.ts';

/** More than these have one commit only in repositories that merge everything everywhere. */
const MOST_PULLS = 300;

export async function readPullsOfCommit(connection: Connection, sha: string): Promise<readonly KnownPullRequest[]> {
  const { octokit, owner, repo } = connection;
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
    MOST_PULLS,
  );
  return items.flatMap((pull) => mergedPull(connection, pull) ?? []);
}
