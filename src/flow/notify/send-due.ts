/** Sends what is due to be told: each notice once, or again after what may pass, until it is too late to be of use. */
import type { Outcome } from '../../domain/effect.ts';
import type { Clock, Notices, PendingNotice, SendNotice } from '../ports.ts';

export interface NoticePorts {
  readonly clock: Clock;
  readonly store: Pick<Notices, 'claimNotices' | 'settleNotice'>;
  readonly send: SendNotice;
}

export interface SentNotice {
  readonly pending: PendingNotice;
  readonly outcome: Outcome;
}

/** Longer than a try and its settling take: nobody else sends it meanwhile. */
const LEASE_MS = 60_000;
/** A receiver may be down over a night. What is older is history, which nobody wants to be woken for. */
export const GIVEN_UP_AFTER_MS = 86_400_000;
/** At once, so that a slow receiver does not keep the others waiting. */
const BATCH = 20;

export async function sendDue({ clock, store, send }: NoticePorts): Promise<readonly SentNotice[]> {
  const at = clock.now();
  const when = { at, leaseUntil: at + LEASE_MS, deadline: at - GIVEN_UP_AFTER_MS, limit: BATCH };
  const claimed = await store.claimNotices(when);
  return await Promise.all(
    claimed.map(async (pending) => {
      const outcome = await outcomeOf(pending, { clock, send });
      await store.settleNotice(pending, outcome, clock.now());
      return { pending, outcome };
    }),
  );
}

/** Also a database that is restored from a backup does not tell what was news then. */
async function outcomeOf(
  pending: PendingNotice,
  { clock, send }: Pick<NoticePorts, 'clock' | 'send'>,
): Promise<Outcome> {
  const endsAt = pending.wantedAt + GIVEN_UP_AFTER_MS;
  if (clock.now() > endsAt) {
    const because = pending.isTrue ? 'it is a day old' : 'what it tells of did not happen within a day';
    return { kind: 'superseded', because: `not sent: ${because}` };
  }
  const outcome = await send(pending.notice, clock.now(), pending.mayBeTold);
  if (outcome.kind !== 'retry' || clock.now() < endsAt) return outcome;
  return { kind: 'superseded', because: `given up after a day: ${outcome.because}` };
}
