/** Answers a comment command, once: our answer carries the id of the comment it is for. */
import type { Outcome, Reply } from '../../domain/effect.ts';
import { Failure } from '../../domain/failure.ts';
import { ask, type Connection, listAll, once } from '../client.ts';

export async function reply(connection: Connection, effect: Reply): Promise<Outcome> {
  const mark = `<!-- tidegate:reply ${effect.commentId} -->`;
  if (await isAnswered(connection, effect, mark)) return { kind: 'done', note: 'was answered before' };
  const { octokit, owner, repo } = connection;
  try {
    await ask('Answering a comment', () =>
      octokit.request('POST /repos/{owner}/{repo}/issues/{issue_number}/comments', {
        owner,
        repo,
        issue_number: effect.issueNumber,
        body: `${effect.body}\n\n${mark}`,
        request: once(),
      }),
    );
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return { kind: 'retry', because: error.message, afterMs: error.retryAfterMs };
  }
  return { kind: 'done' };
}

/** Only our own comments are looked at: anybody can write the mark. */
async function isAnswered({ octokit, owner, repo, self }: Connection, effect: Reply, mark: string): Promise<boolean> {
  const { items } = await listAll('Reading comments', (page) =>
    octokit.request('GET /repos/{owner}/{repo}/issues/{issue_number}/comments', {
      owner,
      repo,
      issue_number: effect.issueNumber,
      ...page,
      request: once(),
    }),
  );
  return items.some((comment) => comment.user?.login === self && (comment.body ?? '').includes(mark));
}
