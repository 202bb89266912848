import type { EpochMs } from '../domain/instant.ts';
import { laneKey } from '../domain/question.ts';
import type { Claim } from '../flow/ports.ts';
import { holdClaim } from './hold-claim.ts';
import type { Database, Tx } from './tables.ts';

const LONGEST_REASON = 1000;

interface Next {
  readonly dueAt: EpochMs | null;
  readonly failed?: string | undefined;
}

/** Does nothing when the claim was lost: the question is somebody else's now. */
export async function releaseClaim(db: Database, claim: Claim, next: Next): Promise<void> {
  await db.transaction().execute(async (tx) => {
    if (!(await holdClaim(tx, claim))) return;
    await tx.updateTable('lane').set({ leased_until: null }).where('key', '=', laneKey(claim.question)).execute();
    await putBack(tx, claim.key, next);
  });
}

/** An event that came while the question was being answered wins: it stays due. After the final answer, no timer. */
async function putBack(tx: Tx, key: string, next: Next): Promise<void> {
  await tx
    .updateTable('question')
    .set((question) => ({
      due_at: question
        .case()
        .when('touched', '<>', question.ref('claimed_touched'))
        .then(question.ref('due_at'))
        .when('final_at', 'is not', null)
        .then(null)
        .else(next.dueAt)
        .end(),
      because: next.failed?.slice(0, LONGEST_REASON) ?? null,
    }))
    .where('key', '=', key)
    .execute();
  if (next.failed !== undefined) return await postponeEffects(tx, key, next.dueAt);
  await tx.updateTable('question').set({ failures: 0 }).where('key', '=', key).execute();
}

/** What failed may have failed because of an effect that nobody settled: it must not make the question due at once. */
async function postponeEffects(tx: Tx, key: string, dueAt: EpochMs | null): Promise<void> {
  if (dueAt === null) return;
  await tx
    .updateTable('effect')
    .set({ due_at: dueAt })
    .where('question_key', '=', key)
    .where('state', '=', 'pending')
    .where('due_at', '<', dueAt)
    .execute();
}
