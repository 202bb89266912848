/** One handler per kind of effect. A new kind does not compile until it has one. */
import type { Effect, Outcome } from '../../domain/effect.ts';
import type { EpochMs } from '../../domain/instant.ts';
import type { Sending } from '../../flow/ports.ts';
import type { Connection } from '../client.ts';
import { commentIssue } from './comment-issue.ts';
import { dispatchRun } from './dispatch-run.ts';
import { keepIssue } from './keep-issue.ts';
import { openGate } from './open-gate.ts';
import { rejectGate } from './reject-gate.ts';
import { reopenIssue } from './reopen-issue.ts';
import { reply } from './reply.ts';
import { reportGate } from './report-gate.ts';
import { writeCheck } from './write-check.ts';

export function applyEffect(
  connection: Connection,
  effect: Effect,
  at: EpochMs,
  sending?: Sending | undefined,
): Promise<Outcome> {
  switch (effect.kind) {
    case 'open-gate':
      return openGate(connection, effect, at);
    case 'reject-gate':
      return rejectGate(connection, effect);
    case 'report-gate':
      return reportGate(connection, effect, at);
    case 'write-check':
      return writeCheck(connection, effect);
    case 'reply':
      return reply(connection, effect);
    case 'keep-issue':
      return keepIssue(connection, effect);
    case 'comment-issue':
      return commentIssue(connection, effect);
    case 'reopen-issue':
      return reopenIssue(connection, effect);
    case 'dispatch-run':
      return dispatchRun(connection, effect, sending, at);
  }
}
