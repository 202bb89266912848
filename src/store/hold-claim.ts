import { laneKey } from '../domain/question.ts';
import type { Claim } from '../flow/ports.ts';
import type { Tx } from './tables.ts';

/**
 * Whether the claim still has its lane; if so, nobody gets it before this transaction ends. A claim whose time is
 * over keeps the lane until somebody else takes it: then its token is too old.
 */
export async function holdClaim(tx: Tx, claim: Claim): Promise<boolean> {
  const held = await tx
    .updateTable('lane')
    .set((lane) => ({ leased_until: lane.ref('leased_until') }))
    .where('key', '=', laneKey(claim.question))
    .where('question_key', '=', claim.key)
    .where('token', '=', claim.token)
    .where('leased_until', 'is not', null)
    .executeTakeFirst();
  return held.numUpdatedRows > 0n;
}
