/** A comment as it is now. */
import type { Instant } from '../../domain/instant.ts';
import type { CommentState } from '../../flow/ports.ts';
import { askOrNull, type Connection, once } from '../client.ts';

export async function readComment(connection: Connection, id: number): Promise<CommentState | null> {
  const { octokit, owner, repo } = connection;
  const answer = await askOrNull(`Reading comment ${id}`, () =>
    octokit.request('GET /repos/{owner}/{repo}/issues/comments/{comment_id}', {
      owner,
      repo,
      comment_id: id,
      request: once(),
    }),
  );
  const user = answer?.data.user;
  if (!answer || !user) return null;
  const { data } = answer;
  return {
    id: Number(data.id),
    body: (data.body ?? '').toWellFormed(),
    user: user.login,
    userId: Number(user.id),
    createdAt: data.created_at as Instant,
    edited: data.updated_at !== data.created_at,
  };
}
