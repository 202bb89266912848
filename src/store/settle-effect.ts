import { outcomeEntry } from '../audit/record-entries.ts';
import { digestOf } from '../domain/canonical.ts';
import { contentOf, type Effect, type Outcome } from '../domain/effect.ts';
import { type EpochMs, toInstant } from '../domain/instant.ts';
import type { PendingEffect } from '../flow/ports.ts';
import { appendAudit } from './append-audit.ts';
import { rememberDispatch } from './dispatches.ts';
import { rememberIssue } from './kept-issue.ts';
import type { Database, EffectTable, Tx } from './tables.ts';

const FIRST_WAIT_MS = 1000;
const LONGEST_WAIT_MS = 300_000;

/**
 * The outcome counts for what was tried: when the slot holds something newer by now, that stays to be done. Settling
 * twice is settling once.
 */
export async function settleEffect(db: Database, tried: PendingEffect, outcome: Outcome, at: EpochMs): Promise<void> {
  const { effect, attempts } = tried;
  await db.transaction().execute(async (tx) => {
    const row = await tx
      .selectFrom('effect')
      .select(['content', 'digest', 'state', 'attempts'])
      .where('id', '=', tried.id)
      .forUpdate()
      .executeTakeFirstOrThrow();
    if (isSettled(row, tried)) return;
    if (isAbout(row, tried, outcome)) await writeOutcome(tx, tried, outcome, at);
    await rememberIssue(tx, effect, outcome);
    const entry = outcomeEntry(toInstant(at), effect, outcome, attempts + 1);
    const rollbacks = await rememberDispatch(tx, effect, outcome, at);
    await appendAudit(tx, effect.repository.installationId, [entry, ...rollbacks]);
  });
}

type Row = Pick<EffectTable, 'content' | 'digest' | 'state' | 'attempts'>;

function isSettled(row: Row, tried: PendingEffect): boolean {
  if (row.content !== contentOf(tried.effect)) return false;
  return row.state !== 'pending' || row.attempts > tried.attempts;
}

/** Done is done whatever the payload; but giving up on an older payload says nothing about the newer one. */
function isAbout(row: Row, tried: PendingEffect, outcome: Outcome): boolean {
  return outcome.kind === 'done' ? row.content === contentOf(tried.effect) : row.digest === digestOf(tried.effect);
}

async function writeOutcome(tx: Tx, tried: PendingEffect, outcome: Outcome, at: EpochMs): Promise<void> {
  const attempts = tried.attempts + 1;
  const change =
    outcome.kind === 'retry'
      ? { due_at: at + (outcome.afterMs ?? waitAfter(attempts)), note: outcome.because }
      : {
          state: outcome.kind,
          due_at: null,
          settled_at: at,
          note: noteOf(outcome),
          ...forgotten(tried.effect, outcome),
        };
  await tx
    .updateTable('effect')
    .set({ ...change, attempts })
    .where('id', '=', tried.id)
    .execute();
}

/** Comments are about something that happened: told days later, or a second time, they mislead. */
const NEVER_LATE: readonly Effect['kind'][] = ['reply', 'comment-issue', 'dispatch-run'];

/** No later decision has this digest, so what is decided anew is done. */
function forgotten(effect: Effect, outcome: Outcome): { readonly digest?: string } {
  const isDecidedAnew = outcome.kind === 'superseded' && outcome.isTooOld === true && !NEVER_LATE.includes(effect.kind);
  return isDecidedAnew ? { digest: '' } : {};
}

function noteOf(outcome: Exclude<Outcome, { kind: 'retry' }>): string | null {
  return outcome.kind === 'done' ? (outcome.note ?? null) : outcome.because;
}

/** 1 s, 2 s, 4 s ... 5 min. */
function waitAfter(attempts: number): number {
  return Math.min(FIRST_WAIT_MS * 2 ** (attempts - 1), LONGEST_WAIT_MS);
}
