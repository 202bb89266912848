import { gateEntry } from '../audit/gate-entry.ts';
import { reopened } from '../domain/gate-life.ts';
import { type EpochMs, toInstant } from '../domain/instant.ts';
import { type GateQuestion, questionKey } from '../domain/question.ts';
import { appendAudit } from './append-audit.ts';
import { lifeIn } from './lane-gates.ts';
import type { Database, Tx } from './tables.ts';

/** For each gate ONE transaction: it has no final answer any more and is due, with an audit entry. Tells how many. */
export async function reopenGates(db: Database, gates: readonly GateQuestion[], at: EpochMs): Promise<number> {
  let count = 0;
  for (const gate of gates) {
    const isReopened = await db.transaction().execute((tx) => reopenGate(tx, gate, at));
    if (isReopened) count += 1;
  }
  return count;
}

async function reopenGate(tx: Tx, gate: GateQuestion, at: EpochMs): Promise<boolean> {
  const key = questionKey(gate);
  const row = await tx.selectFrom('gate').selectAll().where('question_key', '=', key).forUpdate().executeTakeFirst();
  const life = row === undefined ? null : reopened(lifeIn(row), at);
  if (row === undefined || life === null) return false;
  await tx
    .updateTable('gate')
    .set({ state: life.state, reasons: JSON.stringify(life.reasons), since: at, ended_by: '[]' })
    .where('question_key', '=', key)
    .execute();
  await tx
    .updateTable('question')
    .set((question) => ({ final_at: null, due_at: at, touched: question('touched', '+', 1) }))
    .where('key', '=', key)
    .execute();
  await appendAudit(tx, gate.repository.installationId, [gateEntry(toInstant(at), gate, life, lifeIn(row))]);
  return true;
}
