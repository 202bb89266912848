import type { NewAuditEntry } from '../audit/entry.ts';
import { noticeEntry, noticeOutcomeEntry } from '../audit/notice-entries.ts';
import { canonicalJson } from '../domain/canonical.ts';
import { type EpochMs, toInstant } from '../domain/instant.ts';
import { type Notice, slotOfNotice } from '../domain/notice.ts';
import type { Claim } from '../flow/ports.ts';
import type { Tx } from './tables.ts';

/**
 * Puts the notice behind those of its slot, unless the last one there says the same. What was told before stays to be
 * told: a receiver hears every change, in the order in which they were decided. A slot is written under one claim.
 */
export async function wantNotice(tx: Tx, claim: Claim, notice: Notice, at: EpochMs): Promise<NewAuditEntry[]> {
  const slot = slotOfNotice(notice);
  const last = await tx
    .selectFrom('notice')
    .select('content')
    .where('slot', '=', slot)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (last?.content === notice.content) return [];
  const dropped = notice.action === 'resolve' ? await dropUntold(tx, notice, at) : [];
  await tx
    .insertInto('notice')
    .values({
      slot,
      content: notice.content,
      question_key: claim.key,
      awaits: notice.awaits ?? null,
      payload: canonicalJson(notice),
      state: 'pending',
      attempts: 0,
      wanted_at: at,
      due_at: at,
      settled_at: null,
      note: null,
    })
    .execute();
  return [...dropped, noticeEntry(toInstant(at), notice)];
}

/** What is over before it could be told is not told any more: nothing would take it back. */
async function dropUntold(tx: Tx, notice: Notice, at: EpochMs): Promise<NewAuditEntry[]> {
  const because = 'not sent: it was over before';
  const rows = await tx
    .updateTable('notice')
    .set({ state: 'superseded', due_at: null, settled_at: at, note: because })
    .where('slot', '=', slotOfNotice({ ...notice, action: 'tell' }))
    .where('state', '=', 'pending')
    .returning(['payload', 'attempts'])
    .execute();
  return rows.map(({ payload, attempts }) => {
    const untold = JSON.parse(payload) as Notice;
    return noticeOutcomeEntry(toInstant(at), untold, { kind: 'superseded', because }, attempts);
  });
}
