/** The commits that changed a file. */
import type { Instant } from '../../domain/instant.ts';
import type { FileChange } from '../../flow/ports.ts';
import { type Connection, listAll, once } from '../client.ts';

const MOST_CHANGES = 300;

/** On the default branch since an instant, newest first. */
export async function readFileChanges(
  { octokit, owner, repo }: Connection,
  path: string,
  since: Instant,
  most = MOST_CHANGES,
): Promise<readonly FileChange[]> {
  const { items } = await listAll(
    `Reading the history of ${path}`,
    (page) =>
      octokit.request('GET /repos/{owner}/{repo}/commits', { owner, repo, path, since, ...page, request: once() }),
    most,
  );
  return items.flatMap(({ sha, commit }) => {
    const at = commit.committer?.date ?? commit.author?.date;
    const [subject = ''] = commit.message.toWellFormed().split('\n', 1);
    return at === undefined ? [] : [{ sha, at: at as Instant, subject }];
  });
}
