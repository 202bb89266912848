import type { NewAuditEntry } from '../audit/entry.ts';
import { noticeEntry, noticeOutcomeEntry } from '../audit/notice-entries.ts';
import { canonicalJson } from '../domain/canonical.ts';
import { type EpochMs, toInstant } from '../domain/instant.ts';
import { type Notice, slotOfNotice } from '../domain/notice.ts';
import type { Claim } from '../flow/ports.ts';
import type { Tx } from './tables.ts';
import { isBeingSent } from './tries-of-notice.ts';

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
  const dropped = notice.action === 'resolve' ? await dropUntold(tx, notice, at) : { entries: [], untilAt: at };
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
      due_at: dropped.untilAt,
      settled_at: null,
      note: null,
    })
    .execute();
  return [...dropped.entries, noticeEntry(toInstant(at), notice)];
}

interface Dropped {
  readonly entries: NewAuditEntry[];
  /** Until then what is being sent may still arrive. */
  readonly untilAt: EpochMs;
}

/**
 * What is over before it could be told is not told any more: nothing would take it back. What some process is sending at
 * this moment is out of our hands: that it is over is told after its lease ends, so that it does not arrive first.
 */
async function dropUntold(tx: Tx, notice: Notice, at: EpochMs): Promise<Dropped> {
  const rows = await tx
    .selectFrom('notice')
    .select(['id', 'payload', 'attempts', 'note', 'due_at'])
    .where('slot', '=', slotOfNotice({ ...notice, action: 'tell' }))
    .where('state', '=', 'pending')
    .orderBy('id')
    .forUpdate()
    .execute();
  const entries: NewAuditEntry[] = [];
  let untilAt = at;
  for (const { id, payload, ...tried } of rows) {
    const isUnderWay = isBeingSent(tried, at);
    const because = isUnderWay ? 'it was over while it was being sent: it may have been told' : whyUnsent(tried);
    await tx
      .updateTable('notice')
      .set({ state: 'superseded', due_at: null, settled_at: at, note: because })
      .where('id', '=', id)
      .execute();
    if (isUnderWay) untilAt = Math.max(untilAt, tried.due_at ?? at);
    const untold = JSON.parse(payload) as Notice;
    entries.push(noticeOutcomeEntry(toInstant(at), untold, { kind: 'superseded', because }, tried.attempts));
  }
  return { entries, untilAt };
}

function whyUnsent({ attempts }: { readonly attempts: number }): string {
  return attempts === 0 ? 'not sent: it was over before' : 'not sent again: it was over before';
}
