/** Tells something in a comment on an issue, once: our comment carries the name of what it tells. */
import type { CommentIssue, Outcome } from '../../domain/effect.ts';
import { Failure } from '../../domain/failure.ts';
import { epochMs, toInstant } from '../../domain/instant.ts';
import type { Connection } from '../client.ts';
import { commentOnce } from './comment-once.ts';

/** Our clock and GitHub's may differ by so much. */
const CLOCKS_DIFFER_MS = 600_000;

export async function commentIssue(connection: Connection, effect: CommentIssue): Promise<Outcome> {
  const { issueNumber, body, key } = effect;
  const mark = `<!-- tidegate:comment ${key} -->`;
  const since = toInstant(epochMs(effect.since) - CLOCKS_DIFFER_MS);
  try {
    const written = await commentOnce(connection, { what: 'Commenting on an issue', issueNumber, body, mark, since });
    return written === 'was there' ? { kind: 'done', note: 'was told before' } : { kind: 'done' };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    if (error.kind === 'not-found') return { kind: 'superseded', because: `issue #${issueNumber} is gone` };
    return { kind: 'retry', because: error.message, afterMs: error.retryAfterMs };
  }
}
