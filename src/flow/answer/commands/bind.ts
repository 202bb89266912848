/** The one release that a command means: a commit that waits to enter an environment, with all jobs that deploy it. */
import type { Command } from '../../../domain/command.ts';
import { type ReplyText, replyNoGate, replySeveralGates } from '../reply-texts.ts';
import { commitsOf, findWaitingGates, type WaitingGate } from '../waiting-gates.ts';
import type { Given } from './given.ts';

type Aimed = Extract<Command, { readonly sha: string | undefined }>;

export interface Bound {
  /** The first of its gates; they are all of one commit. */
  readonly gate: WaitingGate;
  readonly gates: readonly WaitingGate[];
}

/** The release, or the answer that none or several are meant. */
export async function bindRelease(given: Given<Aimed>): Promise<Bound | { readonly reply: ReplyText }> {
  const { meant, ended, later, others } = await findWaitingGates(given);
  const { command } = given;
  const [gate] = meant;
  if (gate === undefined) {
    return { reply: replyNoGate(command.environment, { later: commitsOf(later), others: commitsOf(others) }) };
  }
  // Whichever ended before we read the command must not turn it into a word about the one that is left.
  const commits = [...new Set([...commitsOf(meant), ...ended])];
  if (commits.length > 1) return { reply: replySeveralGates(command, commits) };
  return { gate, gates: meant };
}
