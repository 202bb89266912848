/** A rollback of the environment is under way: what is let in meanwhile would be taken away by it unseen. */
import { inertMarkdown } from '../../../domain/markdown.ts';
import { isUnderWay } from '../../../domain/rollback.ts';
import type { AskedGate } from './asked-gate.ts';
import type { Hold } from './held-gate.ts';

/** Should no event tell of its end. */
const LOOK_AGAIN_MS = 60_000;

export async function heldByRollback({ ports, question, gate, at }: AskedGate): Promise<Hold | null> {
  const rollbacks = await ports.store.rollbacks(question.repository.id, question.environment);
  const running = rollbacks.findLast(isUnderWay);
  if (running === undefined) return null;
  const environment = inertMarkdown(gate.environment);
  const target = running.targetSha.slice(0, 7);
  return {
    reasons: ['rollback-under-way'],
    key: `rollback-under-way ${running.id}`,
    summary: `Waiting until the rollback to ${target} ends: one at a time.`,
    comment: [
      `**Held (\`rollback-under-way\`): ${environment} is going back to \`${target}\`.** What is let in meanwhile would be taken away by it.`,
      '',
      'Nothing to do: this one is judged again by itself when the rollback has ended.',
    ].join('\n'),
    dueAt: at + LOOK_AGAIN_MS,
  };
}
