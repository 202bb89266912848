/** The commits that changed a file. */
import type { Instant } from '../../domain/instant.ts';
import { type Connection, listAll, once } from '../client.ts';

export interface FileChange {
  readonly sha: string;
  readonly at: Instant;
  /** The first line of the message. */
  readonly subject: string;
}

const MOST_CHANGES = 300;

/** On the default branch since an instant, newest first. */
export async function readFileChanges(
  { octokit, owner, repo }: Connection,
  path: string,
  since: Instant,
): Promise<readonly FileChange[]> {
  const { items } = await listAll(
    `Reading the history of ${path}`,
    (page) =>
      octokit.request('GET /repos/{owner}/{repo}/commits', { owner, repo, path, since, ...page, request: once() }),
    MOST_CHANGES,
  );
  return items.flatMap(({ sha, commit }) => {
    const at = commit.committer?.date ?? commit.author?.date;
    const [subject = ''] = commit.message.toWellFormed().split('\n', 1);
    return at === undefined ? [] : [{ sha, at: at as Instant, subject }];
  });
}
