/** Tells something in a comment on an issue, once: our comment carries the name of what it tells. */
import type { CommentIssue, Outcome } from '../../domain/effect.ts';
import { Failure } from '../../domain/failure.ts';
import { epochMs, toInstant } from '../../domain/instant.ts';
import { ask, type Connection, listAll, once } from '../client.ts';

/** Our clock and GitHub's may differ by so much. */
const CLOCKS_DIFFER_MS = 600_000;

export async function commentIssue(connection: Connection, effect: CommentIssue): Promise<Outcome> {
  const mark = `<!-- tidegate:comment ${effect.key} -->`;
  const { octokit, owner, repo } = connection;
  try {
    if (await isTold(connection, effect, mark)) return { kind: 'done', note: 'was told before' };
    await ask('Commenting on an issue', () =>
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
    if (error.kind === 'not-found') return { kind: 'superseded', because: `issue #${effect.issueNumber} is gone` };
    return { kind: 'retry', because: error.message, afterMs: error.retryAfterMs };
  }
  return { kind: 'done' };
}

/** Only our own comments are looked at: anybody can write the mark. */
async function isTold(
  { octokit, owner, repo, self }: Connection,
  effect: CommentIssue,
  mark: string,
): Promise<boolean> {
  const { items } = await listAll('Reading comments', (page) =>
    octokit.request('GET /repos/{owner}/{repo}/issues/{issue_number}/comments', {
      owner,
      repo,
      issue_number: effect.issueNumber,
      since: toInstant(epochMs(effect.since) - CLOCKS_DIFFER_MS),
      ...page,
      request: once(),
    }),
  );
  return items.some((comment) => comment.user?.login === self && (comment.body ?? '').includes(mark));
}
