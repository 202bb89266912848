import type { EpochMs } from '../domain/instant.ts';
import type { GateQuestion, Question } from '../domain/question.ts';
import type { GateTelling } from '../flow/ports.ts';
import { askQuestions } from './ask-questions.ts';
import type { Database } from './tables.ts';

/** ONE transaction. As an event would: those that have their final answer stay answered. */
export async function askNow(
  db: Database,
  questions: readonly Question[],
  at: EpochMs,
  gates?: GateTelling,
): Promise<void> {
  if (questions.length === 0) return;
  await db.transaction().execute(async (tx) => {
    await askQuestions(tx, questions, at, gates);
  });
}

/** Gates that nothing but an event would have asked about again. */
export async function gatesWithoutTimer(db: Database, limit: number): Promise<readonly GateQuestion[]> {
  const rows = await db
    .selectFrom('question')
    .select('body')
    .where('kind', '=', 'gate')
    .where('final_at', 'is', null)
    .where('due_at', 'is', null)
    .orderBy('key')
    .limit(limit)
    .execute();
  return rows.map((row) => JSON.parse(row.body) as GateQuestion);
}
