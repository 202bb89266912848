/** Rejects our protection rule for one deployment: its job and its run end with it. */
import type { Outcome, RejectGate } from '../../domain/effect.ts';
import { epochMs } from '../../domain/instant.ts';
import type { Connection } from '../client.ts';
import type { Sibling } from '../reads/read-gate-surroundings.ts';
import { answerGate } from './answer-gate.ts';

export function rejectGate(connection: Connection, effect: RejectGate): Promise<Outcome> {
  return answerGate({ connection, effect, state: 'rejected', refuse: (siblings) => refuse(effect, siblings) });
}

/** A job that came later has time left, and would be rejected with it. */
function refuse({ onlyOlderThan }: RejectGate, siblings: readonly Sibling[]): Outcome | null {
  if (onlyOlderThan === null) return null;
  const limit = epochMs(onlyOlderThan);
  if (siblings.every(({ createdAt }) => epochMs(createdAt) <= limit)) return null;
  return { kind: 'superseded', because: 'a deployment that was made later waits in the same run and environment' };
}
