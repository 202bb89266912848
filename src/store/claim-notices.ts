import { type ExpressionBuilder, sql } from 'kysely';
import type { Notice } from '../domain/notice.ts';
import type { NoticeClaim, PendingNotice } from '../flow/ports.ts';
import type { Database, Tables, Tx } from './tables.ts';
import { BEGUN, mayBeTold } from './tries-of-notice.ts';

/** Several processes ask at once: each skips the rows that another takes. The lease is the time of the next try. */
export async function claimNotices(db: Database, when: NoticeClaim): Promise<readonly PendingNotice[]> {
  return await db.transaction().execute(async (tx) => {
    const rows = await dueNotices(tx, when);
    if (rows.length === 0) return [];
    await tx
      .updateTable('notice')
      .set({ due_at: when.leaseUntil, attempts: sql`attempts + 1`, note: BEGUN })
      .where(
        'id',
        'in',
        rows.map(({ id }) => id),
      )
      .execute();
    return rows.map(({ id, payload, attempts, note, wanted_at, is_true }) => ({
      id,
      notice: JSON.parse(payload) as Notice,
      attempts,
      wantedAt: wanted_at,
      isTrue: Boolean(is_true),
      mayBeTold: mayBeTold({ attempts, note }),
    }));
  });
}

async function dueNotices(tx: Tx, { at, deadline, limit }: NoticeClaim) {
  return await tx
    .selectFrom('notice')
    .select(['id', 'payload', 'attempts', 'note', 'wanted_at'])
    .select((notice) => isTrue(notice).as('is_true'))
    .where('due_at', '<=', at)
    .where((notice) => notice.or([isTrue(notice), notice('wanted_at', '<', deadline)]))
    .orderBy('due_at')
    .orderBy('id')
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .execute();
}

/** What it waits for, if anything, is done. */
function isTrue(notice: ExpressionBuilder<Tables, 'notice'>) {
  return notice.or([
    notice('awaits', 'is', null),
    notice.exists(
      notice
        .selectFrom('effect')
        .select('effect.id')
        .whereRef('effect.slot', '=', 'notice.awaits')
        .where('effect.state', '=', 'done'),
    ),
  ]);
}
