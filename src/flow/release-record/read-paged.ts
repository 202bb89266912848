/** Who was woken for a release, as far as the store knows. */

import type { EscalatedEvent } from '../../domain/practice-questions.ts';
import { questionKey } from '../../domain/question.ts';
import type { KeptEscalation, KeptGate, Store } from '../ports.ts';

const EVENTS = [
  'verification-missing',
  'verification-failed',
  'rollback-failed',
] as const satisfies readonly EscalatedEvent[];

/** Of the deployments that were let through; the newest time that each was found. */
export async function readPaged(
  gates: readonly KeptGate[],
  store: Pick<Store, 'escalation'>,
): Promise<readonly KeptEscalation[]> {
  const found: KeptEscalation[] = [];
  for (const { question, openedAt } of gates) {
    if (openedAt === null) continue;
    const { repository, environment, deploymentId, runId } = question;
    for (const event of EVENTS) {
      const id = questionKey({ kind: 'escalation', repository, environment, deploymentId, runId, event });
      const kept = await store.escalation(id);
      if (kept !== null) found.push(kept);
    }
  }
  return found;
}
