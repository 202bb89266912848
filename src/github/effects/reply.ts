/** Answers a comment command, once: our answer carries the id of the comment it is for. */
import type { Outcome, Reply } from '../../domain/effect.ts';
import { Failure } from '../../domain/failure.ts';
import type { Connection } from '../client.ts';
import { commentOnce } from './comment-once.ts';

export async function reply(connection: Connection, { commentId, issueNumber, body }: Reply): Promise<Outcome> {
  const mark = `<!-- tidegate:reply ${commentId} -->`;
  try {
    const written = await commentOnce(connection, { what: 'Answering a comment', issueNumber, body, mark });
    return written === 'was there' ? { kind: 'done', note: 'was answered before' } : { kind: 'done' };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return { kind: 'retry', because: error.message, afterMs: error.retryAfterMs };
  }
}
