/** Approves our protection rule for one deployment: lets it go. */
import type { OpenGate, Outcome } from '../../domain/effect.ts';
import { type EpochMs, epochMs } from '../../domain/instant.ts';
import type { Connection } from '../client.ts';
import { answerGate } from './answer-gate.ts';

const TOO_OLD: Outcome = { kind: 'superseded', because: 'the decision is too old to act on' };

export async function openGate(connection: Connection, effect: OpenGate, at: EpochMs): Promise<Outcome> {
  const isTooOld = tooOldFrom(at, effect);
  if (isTooOld()) return TOO_OLD;
  return answerGate({ connection, effect, state: 'approved', refuse: () => (isTooOld() ? TOO_OLD : null) });
}

/** Counts from `at`, whatever the clock of the machine does. */
function tooOldFrom(at: EpochMs, { validUntil }: OpenGate): () => boolean {
  const startedAt = performance.now();
  return () => at + (performance.now() - startedAt) >= epochMs(validUntil);
}
