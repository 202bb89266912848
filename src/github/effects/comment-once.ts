/** Writes a comment once: it carries a mark, and where one of ours carries it already there is nothing to do. */
import type { Instant } from '../../domain/instant.ts';
import { ask, type Connection, listAll, once } from '../client.ts';

export interface MarkedComment {
  /** For messages: `Answering a comment`. */
  readonly what: string;
  readonly issueNumber: number;
  readonly body: string;
  /** An HTML comment, which nobody sees. */
  readonly mark: string;
  /** What was written before need not be looked through; undefined: all is. */
  readonly since?: Instant | undefined;
}

/** Throws `Failure`. */
export async function commentOnce(connection: Connection, comment: MarkedComment): Promise<'written' | 'was there'> {
  if (await isThere(connection, comment)) return 'was there';
  const { octokit, owner, repo } = connection;
  await ask(comment.what, () =>
    octokit.request('POST /repos/{owner}/{repo}/issues/{issue_number}/comments', {
      owner,
      repo,
      issue_number: comment.issueNumber,
      body: `${comment.body}\n\n${comment.mark}`,
      request: once(),
    }),
  );
  return 'written';
}

/** Only our own comments are looked at: anybody can write the mark. */
async function isThere(
  { octokit, owner, repo, self }: Connection,
  { issueNumber, mark, since }: MarkedComment,
): Promise<boolean> {
  const { items } = await listAll('Reading comments', (page) =>
    octokit.request('GET /repos/{owner}/{repo}/issues/{issue_number}/comments', {
      owner,
      repo,
      issue_number: issueNumber,
      ...(since === undefined ? {} : { since }),
      ...page,
      request: once(),
    }),
  );
  return items.some((comment) => comment.user?.login === self && (comment.body ?? '').includes(mark));
}
