import type { NewAuditEntry } from '../audit/entry.ts';
import { effectEntry } from '../audit/record-entries.ts';
import { canonicalJson, digestOf } from '../domain/canonical.ts';
import { contentOf, type Effect, slotOf } from '../domain/effect.ts';
import { type EpochMs, toInstant } from '../domain/instant.ts';
import { laneKey } from '../domain/question.ts';
import type { Claim } from '../flow/ports.ts';
import type { EffectTable, Tx } from './tables.ts';

type Known = Pick<EffectTable, 'content' | 'digest' | 'state'>;

/** Puts the effect into its slot unless the slot has it. Returns the audit entry when something is to be sent. */
export async function wantEffect(tx: Tx, claim: Claim, effect: Effect, at: EpochMs): Promise<NewAuditEntry | null> {
  const slot = slotOf(effect);
  const digest = digestOf(effect);
  const known = await tx
    .selectFrom('effect')
    .select(['content', 'digest', 'state'])
    .where('slot', '=', slot)
    .forUpdate()
    .executeTakeFirst();
  if (known && isSatisfiedBy(known, contentOf(effect), digest)) return null;
  const isSameContent = known?.state === 'pending' && known.content === contentOf(effect);
  if (isSameContent) await refresh(tx, slot, effect, digest);
  else if (!(await fill(tx, { claim, slot, effect, digest, at, isNew: !known }))) {
    return await wantEffect(tx, claim, effect, at);
  }
  return effectEntry(toInstant(at), effect, known?.state === 'pending' ? known.digest : null);
}

/**
 * Done: the same content counts, so an open gate is not opened again. Otherwise the same payload: an opening that was
 * superseded, or still waits with an older decision's limits, is replaced by what was decided now.
 */
function isSatisfiedBy(known: Known, content: string, digest: string): boolean {
  return known.state === 'done' ? known.content === content : known.digest === digest;
}

/** The same thing with newer limits. Its next try stays when it is: a decision does not shorten a wait. */
async function refresh(tx: Tx, slot: string, effect: Effect, digest: string): Promise<void> {
  await tx
    .updateTable('effect')
    .set({ payload: canonicalJson(effect), digest })
    .where('slot', '=', slot)
    .execute();
}

interface Filling {
  readonly claim: Claim;
  readonly slot: string;
  readonly effect: Effect;
  readonly digest: string;
  readonly at: EpochMs;
  /** Nothing was seen in the slot. */
  readonly isNew: boolean;
}

/** False: somebody else made the slot since we looked, so what is in it has to be judged first. */
async function fill(tx: Tx, { claim, slot, effect, digest, at, isNew }: Filling): Promise<boolean> {
  const values = {
    question_key: claim.key,
    lane: laneKey(claim.question),
    kind: effect.kind,
    content: contentOf(effect),
    digest,
    payload: canonicalJson(effect),
    state: 'pending' as const,
    attempts: 0,
    due_at: at,
    decided_at: at,
    settled_at: null,
    note: null,
  };
  const filled = await tx
    .insertInto('effect')
    .values({ slot, ...values })
    .onConflict((conflict) => (isNew ? conflict.doNothing() : conflict.column('slot').doUpdateSet(values)))
    .returning('id')
    .executeTakeFirst();
  return filled !== undefined;
}
