import type { Decision } from '../domain/decision.ts';
import type { Facts } from '../domain/facts.ts';
import { type GateQuestion, questionKey } from '../domain/question.ts';
import type { KeptReading } from '../flow/ports.ts';
import type { Database } from './tables.ts';

/** Decisions on its facts may have come after it; after an answer without a decision it is not the last word any more. */
export async function lastReading(db: Database, gate: GateQuestion): Promise<KeptReading | null> {
  const row = await db
    .selectFrom('record')
    .select(['at', 'facts', 'decision'])
    .where('question_key', '=', questionKey(gate))
    .where((record) => record.or([record('facts', 'is not', null), record('decision', 'is', null)]))
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!row?.facts || !row.decision) return null;
  return { at: row.at, facts: JSON.parse(row.facts) as Facts, decision: JSON.parse(row.decision) as Decision };
}
