import type { NewAuditEntry } from '../audit/entry.ts';
import { rollbackEntry } from '../audit/rollback-entry.ts';
import type { DispatchedRun, DispatchRun, Effect, Outcome } from '../domain/effect.ts';
import { type EpochMs, epochMs, type Instant, toInstant } from '../domain/instant.ts';
import type { KeptRollback } from '../domain/rollback.ts';
import { rollbackAfter, type SeenOfRollback, seenOfDispatch } from '../domain/rollback-life.ts';
import { lockedRollback, rollbackIn, updateRollback } from './rollbacks.ts';
import type { Database, Tx } from './tables.ts';

/** False: another dispatch is ordered, or none. */
export async function markDispatch(db: Database, id: string, nth: number, sentAt: Instant | null): Promise<boolean> {
  return await db.transaction().execute(async (tx) => {
    const kept = await lockedRollback(tx, id);
    if (kept?.state !== 'ordered' || kept.dispatches + 1 !== nth) return false;
    // Two processes that both think that it is theirs to send: the second one finds the mark of the first.
    if (sentAt !== null && kept.sentAt !== undefined) return false;
    await updateRollback(tx, { ...kept, sentAt: sentAt ?? undefined });
    return true;
  });
}

/** What GitHub answered to a dispatch is in the ledger with the outcome, or not at all. */
export async function rememberDispatch(
  tx: Tx,
  effect: Effect,
  outcome: Outcome,
  at: EpochMs,
): Promise<readonly NewAuditEntry[]> {
  if (effect.kind !== 'dispatch-run') return [];
  const before = await lockedRollback(tx, effect.rollbackId);
  const seen = before === null ? null : await believable(tx, effect, before, outcome);
  if (before === null || seen === null) return [];
  const after = rollbackAfter(before, seen, at);
  if (after === before) return [];
  if (after.state === 'dispatched') await keepRun(tx, after);
  await updateRollback(tx, after);
  return [rollbackEntry(toInstant(at), effect.repository, after, before.state)];
}

/** What GitHub did not say, and was put together from what it shows, has to be the only thing that it can be. */
async function believable(
  tx: Tx,
  effect: DispatchRun,
  before: KeptRollback,
  outcome: Outcome,
): Promise<SeenOfRollback | null> {
  const seen = seenOfDispatch(effect.dispatch, outcome);
  if (seen?.kind !== 'dispatched' || !(await isDoubtful(tx, before, seen.run))) return seen;
  const text = `Run ${seen.run.id} may be of another rollback that was started then, so nothing is started again.`;
  return { kind: 'not-dispatched', nth: effect.dispatch, code: 'dispatch-unknown', text };
}

async function isDoubtful(tx: Tx, { id, repositoryId, sentAt }: KeptRollback, run: DispatchedRun): Promise<boolean> {
  const known = await tx
    .selectFrom('rollback_run')
    .select('rollback_id')
    .where('repository_id', '=', repositoryId)
    .where('run_id', '=', run.id)
    .executeTakeFirst();
  if (known !== undefined) return true;
  if (!run.isFoundByTime || sentAt === undefined) return false;
  const rows = await tx.selectFrom('rollback').select('body').where('repository_id', '=', repositoryId).execute();
  return rows.map(rollbackIn).some((other) => other.id !== id && wasSentSince(other, epochMs(sentAt)));
}

/** As long as GitHub's lists lag, and clocks differ. */
const AROUND_MS = 150_000;

/** The run of another one that is known is told apart by its number; one that is not may be any run. */
function wasSentSince({ sentAt }: KeptRollback, since: EpochMs): boolean {
  return sentAt !== undefined && epochMs(sentAt) >= since - AROUND_MS;
}

async function keepRun(tx: Tx, { repositoryId, runId, id }: KeptRollback): Promise<void> {
  if (runId === null) return;
  await tx.insertInto('rollback_run').values({ repository_id: repositoryId, run_id: runId, rollback_id: id }).execute();
}
