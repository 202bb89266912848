import type { Effect } from '../domain/effect.ts';
import type { EpochMs } from '../domain/instant.ts';
import type { PendingEffect } from '../flow/ports.ts';
import type { Database } from './tables.ts';

export async function pendingEffects(
  db: Database,
  questionKey: string,
  at: EpochMs,
): Promise<readonly PendingEffect[]> {
  const rows = await db
    .selectFrom('effect')
    .select(['id', 'slot', 'payload', 'attempts', 'decided_at'])
    .where('question_key', '=', questionKey)
    .where('state', '=', 'pending')
    .where('due_at', '<=', at)
    .orderBy('decided_at')
    .orderBy('id')
    .execute();
  return rows.map(({ id, slot, payload, attempts, decided_at }) => ({
    id,
    slot,
    effect: JSON.parse(payload) as Effect,
    attempts,
    decidedAt: decided_at,
  }));
}
